extension Phrases {
  /// The words that fill slots.
  static let lists: [String: [String]] = [
    "disease": [
      "oral cavity carcinoma", "laryngeal carcinoma", "nasopharyngeal carcinoma", "triple-negative breast cancer",
      "luminal breast cancer", "invasive lobular carcinoma", "rectal adenocarcinoma", "gallbladder carcinoma",
      "hepatocellular carcinoma", "oesophageal squamous carcinoma", "gastric adenocarcinoma", "pancreatic cancer",
      "cervical carcinoma", "epithelial ovarian cancer", "endometrial carcinoma", "muscle-invasive bladder cancer",
      "castration-resistant prostate cancer", "clear-cell renal carcinoma", "testicular germ-cell tumour",
      "small-cell lung cancer", "lung adenocarcinoma", "pleural mesothelioma", "thymic carcinoma",
      "acute lymphoblastic leukaemia", "chronic myeloid leukaemia", "diffuse large B-cell lymphoma",
      "Hodgkin lymphoma", "multiple myeloma", "Wilms tumour", "neuroblastoma", "retinoblastoma", "osteosarcoma",
      "Ewing sarcoma", "medulloblastoma", "glioblastoma", "low-grade glioma", "papillary thyroid carcinoma",
      "cutaneous melanoma", "soft-tissue sarcoma", "anal canal carcinoma",
    ],
    "treatment": [
      "hypofractionated radiotherapy", "image-guided brachytherapy", "intensity-modulated radiotherapy",
      "stereotactic body radiotherapy", "volumetric arc therapy", "concurrent chemoradiation",
      "induction chemotherapy", "metronomic chemotherapy", "weekly paclitaxel", "dose-dense chemotherapy",
      "checkpoint blockade", "maintenance rituximab", "aromatase inhibition", "androgen deprivation",
      "tyrosine kinase inhibition", "intrathecal methotrexate", "sentinel node biopsy", "oncoplastic surgery",
      "laparoscopic resection", "robotic prostatectomy", "transarterial embolisation", "radiofrequency ablation",
      "autologous transplantation", "early palliative care", "telephone follow-up", "nutritional counselling",
      "exercise prehabilitation", "oral morphine titration", "nurse-led triage", "geriatric assessment",
      "adaptive planning", "deep-inspiration breath hold", "whole-brain irradiation", "hyperthermia",
    ],
    "marker": [
      "circulating tumour DNA", "the neutrophil-lymphocyte ratio", "serum albumin", "p16 expression", "Ki-67 index",
      "PD-L1 staining", "tumour budding", "microsatellite status", "HER2-low status", "androgen receptor expression",
      "BRCA mutation status", "EGFR genotype", "a radiomic signature", "metabolic tumour volume",
      "minimal residual disease",
      "lymphovascular invasion", "the prognostic nutritional index", "serum lactate dehydrogenase", "vitamin D level",
      "mandibular bone density", "sarcopenia", "CA-125 kinetics", "tumour hypoxia", "mitotic count",
      "methylation class", "Epstein-Barr viral load", "pre-treatment haemoglobin", "lung dose-volume data",
    ],
    "endpoint": [
      "local control", "overall survival", "disease-free survival", "time to progression", "pathological response",
      "late toxicity", "treatment completion", "quality of life", "pain relief", "swallowing function",
      "wound healing", "unplanned admission", "bladder preservation", "cosmetic outcome", "febrile neutropenia",
      "cardiac dose", "xerostomia", "cognitive outcome", "fertility preservation", "waiting time",
      "return to work", "larynx preservation", "symptom burden", "treatment cost",
    ],
    "design": [
      "a retrospective cohort", "a prospective audit", "a randomised pilot trial", "a matched comparison",
      "a cross-sectional survey", "a single-arm phase II study", "a registry analysis", "a dosimetric comparison",
      "a diagnostic accuracy study", "a time-series analysis", "a qualitative interview study", "a before-after study",
    ],
    "group": [
      "adults", "elderly patients", "young women", "children under fifteen", "patients from rural districts",
      "previously untreated patients", "heavily pretreated patients", "smokeless tobacco users",
      "patients with diabetes",
      "transplant-ineligible patients", "patients of poor performance status", "node-positive patients",
      "patients referred late", "long-term survivors", "patients without insurance",
    ],
    "burden": [
      "a common malignancy", "among the commonest causes of cancer death", "often advanced at diagnosis",
      "an increasing burden", "under-reported", "frequently treated late", "rarely studied locally",
      "a growing concern", "managed in many ways", "expensive to treat",
    ],
    "doubt": [
      "uncertain", "debated", "poorly documented", "unclear in daily practice", "based on small series",
      "extrapolated from other regions", "seldom measured", "open to question", "inconsistent across reports",
      "disputed",
    ],
    "verb": [
      "evaluate", "describe", "quantify", "compare", "validate", "explore", "assess", "measure", "characterise", "test",
    ],
    "tool": [
      "Kaplan-Meier curves", "Cox regression", "logistic regression", "the log-rank test", "competing-risk models",
      "propensity matching", "the chi-square test", "the Mann-Whitney test", "multiple imputation",
      "random-effects models", "generalised estimating equations", "bootstrap resampling",
    ],
    "scale": [
      "CTCAE version 5", "RECIST 1.1", "the EORTC QLQ-C30", "the Edmonton scale", "the FACT-G questionnaire",
      "RTOG criteria", "the Deauville score", "the Karnofsky scale", "the distress thermometer", "the G8 screen",
    ],
    "place": [
      "a public teaching hospital", "a regional referral centre", "two charity hospitals", "a university department",
      "a day-care unit", "four radiotherapy centres", "a tertiary unit", "a district clinic network",
    ],
    "adjective": [
      "striking", "modest", "consistent", "surprising", "clear", "small", "reassuring", "notable", "gradual", "marked",
      "transient", "sustained",
    ],
    "change": [
      "rose", "fell", "doubled", "declined", "improved", "worsened", "halved", "stabilised", "increased", "decreased",
    ],
    "event": [
      "mucositis", "dermatitis", "neutropenia", "anaemia", "neuropathy", "fatigue", "diarrhoea", "hepatitis",
      "pneumonitis", "nausea", "thrombosis", "hypothyroidism", "proctitis", "trismus", "lymphoedema", "cystitis",
    ],
    "factor": [
      "tumour size", "nodal burden", "performance status", "delay to treatment", "smoking history", "travel distance",
      "body-mass index", "histological grade", "resection margin", "treatment interruption", "family income", "age",
      "extranodal spread", "comorbidity", "hospital volume", "schooling",
    ],
    "next": [
      "a multicentre trial", "longer follow-up", "external validation", "routine reporting", "a cost study",
      "a larger cohort", "national guidance", "dedicated training", "centralised review", "earlier referral",
      "a shared registry", "prospective confirmation",
    ],
    "manner": [
      "safely", "at low cost", "without added toxicity", "in routine practice", "with existing staff",
      "under supervision", "within one visit", "in most clinics", "despite limited resources", "on an outpatient basis",
    ],
    "reason": [
      "shortage of beds", "late referral", "cost of drugs", "machine downtime", "fear of surgery", "distance from care",
      "misdiagnosis", "traditional remedies", "loss of wages", "missing reports", "lack of imaging", "family refusal",
    ],
  ]
}

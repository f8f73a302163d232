/// `compliance.yaml`: rule packs in force, parameters, waivers.
public struct CompliancePolicy: Sendable {
  init(_ fields: FieldReader) {}
}

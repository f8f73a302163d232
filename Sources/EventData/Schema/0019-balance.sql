-- What is owed and what came: the one answer to "is anything still owed". A reversal takes back what it reverses. A
-- cancelled registration owes nothing, and what came for it is surplus, to be given back.

-- Registrations, one row a currency they have fees in. Nothing is grouped here, so that a door finds one registration by
-- its index instead of adding up all.
CREATE VIEW registration_balance AS
SELECT
  d.registration AS registration, d.amount_currency AS currency,
  CASE WHEN r.state = 'active' THEN (
    SELECT CAST(sum(e.amount_minor) AS BIGINT) FROM registration_due e
    WHERE e.registration = d.registration AND e.amount_currency = d.amount_currency) ELSE 0 END AS due_minor,
  (SELECT CAST(coalesce(sum(p.amount_minor), 0) AS BIGINT) FROM payment p
   WHERE p.registration = d.registration AND p.amount_currency = d.amount_currency) AS received_minor
FROM registration_due d
JOIN registration r ON r.code = d.registration
WHERE NOT EXISTS (
  SELECT 1 FROM registration_due e
  WHERE e.registration = d.registration AND e.amount_currency = d.amount_currency AND e.item < d.item);

-- Registrations and invoices, one row a currency they have a due or a payment in.
CREATE VIEW balance AS
SELECT
  subject, kind, currency, due_minor, received_minor,
  CASE WHEN due_minor > received_minor THEN due_minor - received_minor ELSE 0 END AS open_minor,
  CASE WHEN received_minor > due_minor THEN received_minor - due_minor ELSE 0 END AS surplus_minor
FROM (
  SELECT registration AS subject, 'registration' AS kind, currency, due_minor, received_minor
  FROM registration_balance
  UNION ALL
  SELECT p.registration, 'registration', p.amount_currency, 0, CAST(sum(p.amount_minor) AS BIGINT)
  FROM payment p
  WHERE p.registration IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM registration_due d
    WHERE d.registration = p.registration AND d.amount_currency = p.amount_currency)
  GROUP BY p.registration, p.amount_currency
  UNION ALL
  SELECT i.number, 'invoice', i.currency, i.total_minor,
    (SELECT CAST(coalesce(sum(p.amount_minor), 0) AS BIGINT) FROM payment p
     WHERE p.invoice = i.number AND p.amount_currency = i.currency)
  FROM invoice i) AS total;

-- The door asks the same.
CREATE OR REPLACE VIEW door_visitor AS
SELECT
  r.code AS code, r.state AS state, r.epoch AS epoch, r.category AS category, r.title AS title,
  r.first_name AS first_name, r.last_name AS last_name,
  CASE WHEN EXISTS (
    SELECT 1 FROM registration_balance b
    WHERE b.registration = r.code AND b.due_minor > b.received_minor) THEN 1 ELSE 0 END AS owes
FROM registration r;

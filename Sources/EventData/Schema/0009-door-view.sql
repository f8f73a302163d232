-- What a door may know of a delegate: who it is, whether the badge holds, and whether something is owed, but not what
-- was paid. A door's own login reads this view and no table behind it.
CREATE VIEW door_visitor AS
SELECT
  r.code AS code, r.state AS state, r.epoch AS epoch, r.category AS category, r.title AS title,
  r.first_name AS first_name, r.last_name AS last_name,
  CASE WHEN EXISTS (
    SELECT 1 FROM registration_due d WHERE d.registration = r.code
    GROUP BY d.amount_currency
    HAVING sum(d.amount_minor) > coalesce(
      (SELECT sum(p.amount_minor) FROM payment p
       WHERE p.registration = r.code AND p.amount_currency = d.amount_currency), 0)) THEN 1 ELSE 0 END AS owes
FROM registration r;

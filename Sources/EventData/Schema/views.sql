-- What compliance rules may read, one view a thing. NULL means "not known". `*_folded` columns hold the form names are
-- compared by (no case, no marks, words separated by one space); times are UTC seconds, days are ISO texts.

-- The congress: one row.
CREATE VIEW event AS
SELECT name, name_folded, starts, ends, legal_name, legal_folded, account_title
FROM programme_event;

CREATE VIEW session AS
SELECT code, title, title_folded, kind, room, starts, ends, sponsor, sponsor_folded, accredited, credit_hundredths
FROM programme_session;

CREATE VIEW role AS
SELECT session, person, role
FROM programme_role;

CREATE VIEW talk AS
SELECT session, position, title, title_folded, speaker
FROM programme_talk;

CREATE VIEW person AS
SELECT name, employer
FROM programme_person;

CREATE VIEW disclosure AS
SELECT person, signed_on, period_from, refused
FROM programme_disclosure;

CREATE VIEW relationship AS
SELECT person, position, company, company_folded, nature
FROM programme_relationship;

CREATE VIEW committee_member AS
SELECT committee, kind, name, employer, employer_folded
FROM programme_committee_member;

CREATE VIEW giveaway AS
SELECT code, giver, giver_folded, item, item_folded, recipient, recipient_folded, value_minor, value_currency
FROM programme_giveaway;

-- Sponsors, and the companies of programme.yaml that are none. A sponsor that programme.yaml describes too takes from
-- there what its own row leaves open.
CREATE VIEW company AS
SELECT
  s.code AS code, s.name AS name, s.name_folded AS name_folded,
  coalesce(nullif(s.sector, ''), c.sector) AS sector, coalesce(nullif(s.parent_company, ''), c.parent) AS parent,
  c.ineligible AS ineligible, 'yes' AS is_sponsor
FROM sponsor s
LEFT JOIN programme_company c ON c.name_folded = s.name_folded
WHERE s.state = 'active'
UNION ALL
SELECT
  c.name AS code, c.name AS name, c.name_folded AS name_folded, c.sector AS sector, c.parent AS parent,
  c.ineligible AS ineligible, 'no' AS is_sponsor
FROM programme_company c
WHERE NOT EXISTS (SELECT 1 FROM sponsor s WHERE s.name_folded = c.name_folded AND s.state = 'active');

-- Every name a company goes by: its own ('name'), other names ('alias') and product names ('brand').
CREATE VIEW company_term AS
SELECT name AS company, 'name' AS kind, name AS term, name_folded AS term_folded FROM company
UNION
SELECT s.name AS company, t.kind AS kind, t.term AS term, t.term_folded AS term_folded
FROM sponsor_term t JOIN sponsor s ON s.code = t.sponsor AND s.state = 'active'
UNION
SELECT coalesce(s.name, c.name) AS company, t.kind AS kind, t.term AS term, t.term_folded AS term_folded
FROM programme_company_term t
JOIN programme_company c ON c.name = t.company
LEFT JOIN sponsor s ON s.name_folded = c.name_folded AND s.state = 'active';

-- The agreement with each sponsor.
CREATE VIEW agreement AS
SELECT
  code, name AS sponsor, nullif(agreement_party, '') AS party,
  nullif(signed_by_society_on, '') AS signed_by_society_on, nullif(signed_by_sponsor_on, '') AS signed_by_sponsor_on
FROM sponsor
WHERE state = 'active';

-- Money received from sponsors. A reversal has a negative amount.
CREATE VIEW sponsor_payment AS
SELECT
  p.code AS code, i.sponsor AS sponsor_code, s.name AS sponsor, i.number AS invoice,
  nullif(p.account_title, '') AS account_title, p.method AS method, p.received_on AS received_on,
  p.amount_minor AS amount_minor, p.amount_currency AS amount_currency
FROM payment p
JOIN invoice i ON i.number = p.invoice
JOIN sponsor s ON s.code = i.sponsor;

-- How many mentions an asserter has is counted, so that finding those without any needs no index of all mentions. One more facet of
-- mentions of any status:
--   ASSERTER  JSON of type, name and version
INSERT INTO statistics
SELECT 'MENTION', 'ASSERTER', json_array(r.type, r.name, r.version), m.count
FROM (SELECT asserter_id, count(*) AS count FROM mentions GROUP BY asserter_id) AS m CROSS JOIN asserters AS r ON r.id = m.asserter_id;
DROP INDEX mentions_by_asserter;

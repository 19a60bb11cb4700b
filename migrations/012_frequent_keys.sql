-- Keys that many entities share make no pairs any more, and the two names of a pair share one key. The next reseed or change derives
-- both tables again.
DELETE FROM duplicates;
DELETE FROM likeness_keys;

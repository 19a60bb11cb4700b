-- How often a statement found this way is right: lower where a pronoun stands for the speaker, whose mention is in a sentence before.
ALTER TABLE statements ADD COLUMN score REAL NOT NULL DEFAULT 0.95 CHECK (score BETWEEN 0 AND 1);

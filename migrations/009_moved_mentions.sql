-- Undoing a merge finds the mentions that the merge moved by the entity they came under. Empty until something is merged.
CREATE INDEX mentions_by_origin ON mentions (entity_id, origin_id, article_id, start, "end") WHERE origin_id IS NOT NULL;

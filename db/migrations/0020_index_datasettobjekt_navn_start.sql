-- What a name begins with: two letters make no trigram, and a search for them would read every object of a nation.
create index datasettobjekt_navn_start on datasettobjekt (lower(navn) text_pattern_ops) where navn is not null;

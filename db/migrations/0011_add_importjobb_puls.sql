-- An import that is being read shows that somebody is at it: without a pulse for some minutes its process is gone.
alter table importjobb
	add column puls timestamptz not null default now(),
	-- who accepted it or threw it away, and when
	add column avsluttet_av text,
	add column avsluttet timestamptz;
create index importjobb_apne on importjobb (opprettet) where tilstand in ('leses', 'lagres', 'venter', 'feilet');

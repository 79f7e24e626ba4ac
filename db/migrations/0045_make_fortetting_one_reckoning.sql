-- One reckoning a run, from all data sets: others than planners are told its own sums, or nothing, and never other numbers.
alter table fortettingskjoring add column innsyn text;
comment on column fortettingskjoring.innsyn is
	'What others than planners may be told of it: summer (of three parcels and more) · lukket: an internal data set whose objects they could tell of has a say';
-- Those that were made with internal data sets told others of another reckoning: nothing, until they are made again.
update fortettingskjoring set innsyn = case when lesere = '{alle}' then 'summer' else 'lukket' end,
	utfall = coalesce(utfall -> 'alle', utfall -> 'intern'), merke = to_jsonb(merke ->> 'intern');
alter table fortettingskjoring alter column innsyn set not null;
alter table fortettingskjoring add check (innsyn in ('summer', 'lukket'));
alter table fortettingskjoring drop column lesere;

delete from fortettingskandidat where leser = 'apen';
alter table fortettingskandidat drop column leser;
alter table fortettingskandidat add primary key (kjoring_id, kommunenummer, gnr, bnr, fnr);

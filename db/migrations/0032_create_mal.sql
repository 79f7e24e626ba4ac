-- The register of goals: of a municipality, a tettsted or a zone. The dwelling goals of `boligmal` are goals of the indicator
-- «boliger» in it.
create table mal (
	id integer generated always as identity primary key,
	kommunenummer char(4) not null references kommune,
	-- counts for illustration plans alone
	illustrasjon boolean not null default false
);
create index mal_kommune on mal (kommunenummer);

-- A goal, whole, version by version: who set it, when and why. The newest one applies.
create table malversjon (
	mal_id integer not null references mal,
	versjon integer not null check (versjon >= 1),
	hvem text not null,
	tidspunkt timestamptz not null default now(),
	grunn text not null check (length(grunn) between 1 and 1000),
	-- taken out of the register; its history stays, and it can come back
	trukket boolean not null default false,
	navn text not null check (length(navn) between 1 and 200),
	kildeslag text not null
		check (kildeslag in ('samfunnsdel', 'boligplan', 'planstrategi', 'nasjonale-forventninger', 'annet')),
	-- document, as it is called
	kilde text not null check (length(kilde) between 1 and 500),
	kilde_dato date,
	-- as the source has it, in other words, or invented
	gjengivelse text not null check (gjengivelse in ('gjengitt', 'parafrase', 'oppdiktet')),
	indikator text not null check (indikator in ('boliger', 'befolkning', 'andel-fortetting', 'dyrka-mark',
		'gronnstruktur', 'gangavstand', 'andel-i-gangavstand', 'boligreserve', 'ikke-malbar')),
	retning text not null default 'minst' check (retning in ('minst', 'hoyst')),
	-- in the indicator's unit; null: «ikke tallfestet i kilden»
	verdi double precision check (verdi >= 0 and verdi < 1e9),
	-- both, the last year included, or none: «ikke tidfestet»
	fra_aar smallint check (fra_aar between 1900 and 2200),
	til_aar smallint check (til_aar between fra_aar and 2200),
	-- both null: the whole municipality; else the name in the tettsted data set, or a zone in every scenario of its plan
	tettsted text check (length(tettsted) between 1 and 200),
	sone uuid,
	boligtype text check (boligtype in ('enebolig', 'rekkehus', 'leilighet', 'tilrettelagt')),
	gruppe text check (gruppe in ('barnefamilier', 'eldre', 'unge', 'vanskeligstilte')),
	fn_mal smallint check (fn_mal between 1 and 17),
	-- the goal that this one is a part of
	del_av integer references mal,
	primary key (mal_id, versjon),
	check (num_nonnulls(tettsted, sone) <= 1),
	check (num_nonnulls(fra_aar, til_aar) in (0, 2)),
	check (del_av <> mal_id),
	check (indikator <> 'ikke-malbar' or verdi is null),
	check (indikator <> 'boliger' or (fra_aar is not null and (verdi is null or verdi = trunc(verdi))))
);

create function refuse_version_change() returns trigger language plpgsql as $$
begin
	raise exception '% is append-only: add a new version', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger mal_append_only before update or delete on mal for each row execute function refuse_version_change();
create trigger malversjon_append_only before update or delete on malversjon
	for each row execute function refuse_version_change();

insert into mal (id, kommunenummer, illustrasjon) overriding system value
	select id, kommunenummer, illustrasjon from boligmal;
select setval(pg_get_serial_sequence('mal', 'id'), max(id)) from mal having max(id) is not null;
insert into malversjon (mal_id, versjon, hvem, grunn, navn, kildeslag, kilde, kilde_dato, gjengivelse, indikator, verdi,
	fra_aar, til_aar, tettsted)
	select id, 1, 'Planbordet', 'Flyttet fra boligmålene til målregisteret.', navn, 'annet',
		coalesce(nullif(left(kilde, 500), ''), 'Ikke oppgitt'), kilde_dato,
		case when illustrasjon then 'oppdiktet' else 'gjengitt' end, 'boliger', antall, fra_aar, til_aar, nullif(tettsted, '')
	from boligmal;
drop table boligmal;

-- Goals for dwellings: of a municipality or one tettsted, for some years.
create table boligmal (
	id integer generated always as identity primary key,
	kommunenummer char(4) not null references kommune,
	-- null: the whole municipality; else the name in the tettsted data set
	tettsted text,
	navn text not null check (length(navn) between 1 and 200),
	fra_aar smallint not null check (fra_aar between 1900 and 2200),
	-- the last year, included
	til_aar smallint not null check (til_aar between 1900 and 2200),
	-- null: «ikke tallfestet i kilden»
	antall integer check (antall >= 0),
	kilde text not null,
	kilde_dato date,
	-- invented, and said to be so wherever it is shown; counts for illustration plans alone
	illustrasjon boolean not null default false,
	versjon integer not null default 1,
	check (fra_aar <= til_aar)
);
create index boligmal_kommune on boligmal (kommunenummer);

-- A municipality's parameters, whole, version by version: who set them, when and why.
create table boligparametersett (
	kommunenummer char(4) not null references kommune,
	versjon integer not null check (versjon >= 1),
	hvem text not null,
	tidspunkt timestamptz not null default now(),
	grunn text not null check (length(grunn) between 1 and 1000),
	-- shares of years 1–4, 5–8 and 9–12
	tidsprofil double precision[] not null check (
		cardinality(tidsprofil) = 3
		and 0 <= all (tidsprofil)
		and abs(tidsprofil[1] + tidsprofil[2] + tidsprofil[3] - 1) < 1e-6
	),
	illustrasjon boolean not null default false,
	primary key (kommunenummer, versjon)
);

create table boligparameter (
	kommunenummer char(4) not null,
	versjon integer not null,
	kodeliste text not null generated always as ('KpArealformal') stored,
	arealformal integer not null,
	arealbruksstatus smallint not null check (arealbruksstatus in (2, 3)),
	-- dwellings per net dekar; all null: cannot be told by area
	boliger_per_daa_min double precision check (boliger_per_daa_min >= 0),
	boliger_per_daa_mid double precision check (boliger_per_daa_mid >= boliger_per_daa_min),
	boliger_per_daa_max double precision check (boliger_per_daa_max >= boliger_per_daa_mid),
	nettofaktor double precision not null check (nettofaktor between 0 and 1),
	boligandel double precision not null check (boligandel between 0 and 1),
	realisering double precision not null check (realisering between 0 and 1),
	kilde text not null,
	-- somebody's choice, not law or register
	valg boolean not null,
	primary key (kommunenummer, versjon, arealformal, arealbruksstatus),
	foreign key (kommunenummer, versjon) references boligparametersett (kommunenummer, versjon),
	foreign key (kodeliste, arealformal) references kodeverdi (liste, kode),
	check (num_nulls(boliger_per_daa_min, boliger_per_daa_mid, boliger_per_daa_max) in (0, 3))
);

create function refuse_boligparameter_change() returns trigger language plpgsql as $$
begin
	raise exception 'boligparameter is append-only: add a new version'
		using errcode = 'integrity_constraint_violation';
end $$;
create trigger boligparametersett_append_only before update or delete on boligparametersett
	for each row execute function refuse_boligparameter_change();
create trigger boligparameter_append_only before update or delete on boligparameter
	for each row execute function refuse_boligparameter_change();

-- What a combined zone is to be used for, by shares; what is missing up to 1 is «ikke fordelt». The lokalId is the same
-- in every scenario of the plan, so the shares follow the zone.
create table formalsandel (
	plan_id integer not null references plan on delete cascade,
	lokal_id uuid not null,
	kodeliste text not null generated always as ('KpArealformal') stored,
	kode integer not null,
	andel double precision not null check (andel > 0 and andel <= 1),
	kilde text not null,
	primary key (plan_id, lokal_id, kode),
	foreign key (kodeliste, kode) references kodeverdi (liste, kode)
);

create function check_formalsandel_sum() returns trigger language plpgsql as $$
begin
	if (
		select sum(andel) > 1 + 1e-9 from formalsandel
		where plan_id = new.plan_id and lokal_id = new.lokal_id
	) then
		raise exception 'the shares of zone % sum to more than 1', new.lokal_id using errcode = 'check_violation';
	end if;
	return null;
end $$;
create constraint trigger formalsandel_sum after insert or update on formalsandel
	deferrable initially deferred for each row execute function check_formalsandel_sum();

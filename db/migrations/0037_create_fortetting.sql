-- Infill: parameters, runs, candidates, decisions, reservations.

-- A municipality's parameters of infill, whole, version by version: who set them, when and why.
create table fortettingssett (
	kommunenummer char(4) not null references kommune,
	versjon integer not null check (versjon >= 1),
	hvem text not null,
	tidspunkt timestamptz not null default now(),
	grunn text not null check (length(grunn) between 1 and 1000),
	-- set by an open demo account, or built on what one set: counts for illustration plans alone
	illustrasjon boolean not null default false,
	primary key (kommunenummer, versjon)
);
create table fortettingsparameter (
	kommunenummer char(4) not null,
	versjon integer not null,
	nokkel text not null,
	-- the purpose it is for; 0: all
	formal integer not null,
	verdi double precision not null,
	kilde text not null check (length(kilde) between 1 and 500),
	valg boolean not null,
	primary key (kommunenummer, versjon, nokkel, formal),
	foreign key (kommunenummer, versjon) references fortettingssett
);
create trigger fortettingssett_append_only before update or delete on fortettingssett
	for each row execute function refuse_change();
create trigger fortettingsparameter_append_only before update or delete on fortettingsparameter
	for each row execute function refuse_change();

-- One run over all parcels of a scenario, and what it was made of.
create table fortettingskjoring (
	id uuid primary key,
	-- the order they were started in: two may have the same time
	nr bigint not null generated always as identity,
	scenario_id integer not null references scenario on delete cascade,
	revision integer not null,
	-- 0: Planbordet's defaults
	parameterversjon integer not null,
	-- of all that it rests on, for each kind of reader (domain/housing: apen, intern)
	merke jsonb not null,
	-- alle: no internal data set has a say, and all read the same; else one reckoning for each
	lesere text[] not null,
	hvem text not null,
	tilstand text not null default 'kjorer' check (tilstand in ('kjorer', 'ferdig', 'avbrutt', 'feilet')),
	antall integer,
	ferdige integer not null default 0,
	-- of each reader: how many parcels are no candidates, and why
	utfall jsonb,
	feil text,
	opprettet timestamptz not null default now(),
	puls timestamptz not null default now(),
	avsluttet timestamptz,
	avsluttet_av text
);
create index fortettingskjoring_scenario on fortettingskjoring (scenario_id, nr desc);
-- Two planners who press at once start one run.
create unique index fortettingskjoring_one on fortettingskjoring (scenario_id) where tilstand = 'kjorer';

create table fortettingskandidat (
	kjoring_id uuid not null references fortettingskjoring on delete cascade,
	leser text not null check (leser in ('alle', 'apen', 'intern')),
	kommunenummer char(4) not null,
	gnr integer not null,
	bnr integer not null,
	fnr integer not null,
	eiertype text,
	stedslag text not null check (stedslag in ('tettsted', 'utenfor', 'ukartlagt', 'uvurdert')),
	tettsted text,
	slag text not null check (slag in ('ledig', 'eplehage', 'underutnyttet', 'transformasjon')),
	-- null: cannot be reckoned
	boliger integer check (boliger > 0),
	tilstand text not null check (tilstand in ('kjent', 'ikke kartlagt', 'ikke vurdert')),
	-- something must come first
	betinget boolean not null,
	-- conflicts that took away ground, and themes that are not known: for the filters
	fare text[] not null,
	-- what was measured, which the arithmetic is written from
	maling jsonb not null,
	-- of the arithmetic: another one is told beside a decision
	regnemerke text not null,
	eiendom_ids bigint[] not null,
	rektangel geometry(Polygon),
	primary key (kjoring_id, leser, kommunenummer, gnr, bnr, fnr)
);

-- What planners decided of parcels in a scenario, each version kept: the last one counts. By the parcel's number, so
-- that it outlives the runs, and by scenario, since what is accepted is what tells alternatives apart.
create table fortettingsvalg (
	scenario_id integer not null references scenario on delete cascade,
	kommunenummer char(4) not null references kommune,
	gnr integer not null,
	bnr integer not null,
	fnr integer not null,
	versjon integer not null check (versjon >= 1),
	valg text not null check (valg in ('godkjent', 'avvist', 'antall', 'angret')),
	antall integer check (antall between 0 and 10000),
	grunn text not null default '' check (length(grunn) <= 1000),
	-- what was reckoned when it was decided
	regnet integer,
	regnemerke text,
	hvem text not null,
	tidspunkt timestamptz not null default now(),
	primary key (scenario_id, kommunenummer, gnr, bnr, fnr, versjon),
	check ((valg = 'antall') = (antall is not null)),
	check (valg not in ('avvist', 'antall') or length(grunn) > 0)
);

-- Owners who have said that they will not.
create table fortettingsreservasjon (
	id integer generated always as identity primary key,
	kommunenummer char(4) not null references kommune,
	gnr integer not null,
	bnr integer not null,
	fnr integer not null default 0,
	dato date not null,
	merknad text not null default '' check (length(merknad) <= 1000),
	-- registered by an open demo account: counts for illustration plans alone
	illustrasjon boolean not null default false,
	hvem text not null,
	tidspunkt timestamptz not null default now(),
	opphevet timestamptz,
	opphevet_av text
);
create unique index fortettingsreservasjon_one on fortettingsreservasjon (kommunenummer, gnr, bnr, fnr, illustrasjon)
	where opphevet is null;

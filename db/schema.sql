-- Written by «npm run db:schema» from the database's catalogue. Not to be edited.

create extension btree_gist;

create extension pg_trgm;

create extension postgis;

create table behovsett (
	kommunenummer character(4) not null,
	illustrasjon boolean not null,
	versjon integer not null,
	hvem text not null,
	tidspunkt timestamp with time zone default now() not null,
	grunn text not null,
	fra_aar smallint not null,
	antall_aar smallint not null,
	constraint behovsett_pkey PRIMARY KEY (kommunenummer, illustrasjon, versjon),
	constraint behovsett_kommunenummer_fkey FOREIGN KEY (kommunenummer) REFERENCES kommune(kommunenummer),
	constraint behovsett_antall_aar_check CHECK (((antall_aar >= 1) AND (antall_aar <= 50))),
	constraint behovsett_fra_aar_check CHECK (((fra_aar >= 1900) AND (fra_aar <= 2200))),
	constraint behovsett_grunn_check CHECK (((length(grunn) >= 1) AND (length(grunn) <= 1000))),
	constraint behovsett_versjon_check CHECK ((versjon >= 1))
);

create table behovtall (
	kommunenummer character(4) not null,
	illustrasjon boolean not null,
	versjon integer not null,
	slag text not null,
	del text default ''::text not null,
	boligtype text default ''::text not null,
	niva text default ''::text not null,
	nr smallint not null,
	verdi double precision not null,
	kilde text not null,
	kilde_dato date,
	valg boolean not null,
	constraint behovtall_pkey PRIMARY KEY (kommunenummer, illustrasjon, versjon, slag, del, boligtype, niva),
	constraint behovtall_kommunenummer_illustrasjon_versjon_fkey FOREIGN KEY (kommunenummer, illustrasjon, versjon) REFERENCES behovsett(kommunenummer, illustrasjon, versjon),
	constraint behovtall_boligtype_check CHECK ((boligtype = ANY (ARRAY[''::text, 'enebolig'::text, 'rekkehus'::text, 'leilighet'::text, 'tilrettelagt'::text]))),
	constraint behovtall_check CHECK (((boligtype <> ''::text) = (slag = 'type'::text))),
	constraint behovtall_check1 CHECK (((slag <> ALL (ARRAY['avgang'::text, 'ledighet-na'::text, 'ledighet-mal'::text, 'tettsted'::text, 'husholdning'::text, 'type'::text])) OR ((verdi >= (0)::double precision) AND (verdi <= (1)::double precision)))),
	constraint behovtall_check2 CHECK (((slag <> ALL (ARRAY['per-bolig-na'::text, 'per-bolig-da'::text])) OR (verdi > (0)::double precision))),
	constraint behovtall_del_check CHECK ((length(del) <= 200)),
	constraint behovtall_kilde_check CHECK (((length(kilde) >= 1) AND (length(kilde) <= 500))),
	constraint behovtall_niva_check CHECK ((niva = ANY (ARRAY[''::text, 'min'::text, 'mid'::text, 'max'::text]))),
	constraint behovtall_slag_check CHECK ((slag = ANY (ARRAY['folk-na'::text, 'folk-da'::text, 'per-bolig-na'::text, 'per-bolig-da'::text, 'boligmasse'::text, 'avgang'::text, 'ledighet-na'::text, 'ledighet-mal'::text, 'tettsted'::text, 'husholdning'::text, 'type'::text]))),
	constraint behovtall_verdi_check CHECK ((abs(verdi) < ('1000000000'::numeric)::double precision))
);

create table boligparameter (
	kommunenummer character(4) not null,
	versjon integer not null,
	kodeliste text generated always as ('KpArealformal'::text) stored not null,
	arealformal integer not null,
	arealbruksstatus smallint not null,
	boliger_per_daa_min double precision,
	boliger_per_daa_mid double precision,
	boliger_per_daa_max double precision,
	nettofaktor double precision not null,
	boligandel double precision not null,
	realisering double precision not null,
	kilde text not null,
	valg boolean not null,
	constraint boligparameter_pkey PRIMARY KEY (kommunenummer, versjon, arealformal, arealbruksstatus),
	constraint boligparameter_kodeliste_arealformal_fkey FOREIGN KEY (kodeliste, arealformal) REFERENCES kodeverdi(liste, kode),
	constraint boligparameter_kommunenummer_versjon_fkey FOREIGN KEY (kommunenummer, versjon) REFERENCES boligparametersett(kommunenummer, versjon),
	constraint boligparameter_arealbruksstatus_check CHECK ((arealbruksstatus = ANY (ARRAY[2, 3]))),
	constraint boligparameter_boligandel_check CHECK (((boligandel >= (0)::double precision) AND (boligandel <= (1)::double precision))),
	constraint boligparameter_boliger_per_daa_min_check CHECK ((boliger_per_daa_min >= (0)::double precision)),
	constraint boligparameter_check CHECK ((boliger_per_daa_mid >= boliger_per_daa_min)),
	constraint boligparameter_check1 CHECK ((boliger_per_daa_max >= boliger_per_daa_mid)),
	constraint boligparameter_check2 CHECK ((num_nulls(boliger_per_daa_min, boliger_per_daa_mid, boliger_per_daa_max) = ANY (ARRAY[0, 3]))),
	constraint boligparameter_nettofaktor_check CHECK (((nettofaktor >= (0)::double precision) AND (nettofaktor <= (1)::double precision))),
	constraint boligparameter_realisering_check CHECK (((realisering >= (0)::double precision) AND (realisering <= (1)::double precision)))
);

create table boligparametersett (
	kommunenummer character(4) not null,
	versjon integer not null,
	hvem text not null,
	tidspunkt timestamp with time zone default now() not null,
	grunn text not null,
	tidsprofil double precision[] not null,
	illustrasjon boolean default false not null,
	dyrka_andel double precision default 1 not null,
	myr_andel double precision default 1 not null,
	gronn_andel double precision default 1 not null,
	vegbredde_rv double precision default 15 not null,
	vegbredde_fv double precision default 10 not null,
	vegbredde_kv double precision default 8 not null,
	bygning_faktor double precision default 4 not null,
	omveg_faktor double precision default 1.3 not null,
	arealvalg_kilde text default 'Valg i Planbordet'::text not null,
	constraint boligparametersett_pkey PRIMARY KEY (kommunenummer, versjon),
	constraint boligparametersett_kommunenummer_fkey FOREIGN KEY (kommunenummer) REFERENCES kommune(kommunenummer),
	constraint boligparametersett_arealvalg_kilde_check CHECK (((length(arealvalg_kilde) >= 1) AND (length(arealvalg_kilde) <= 500))),
	constraint boligparametersett_bygning_faktor_check CHECK (((bygning_faktor >= (0)::double precision) AND (bygning_faktor <= (50)::double precision))),
	constraint boligparametersett_dyrka_andel_check CHECK (((dyrka_andel >= (0)::double precision) AND (dyrka_andel <= (1)::double precision))),
	constraint boligparametersett_gronn_andel_check CHECK (((gronn_andel >= (0)::double precision) AND (gronn_andel <= (1)::double precision))),
	constraint boligparametersett_grunn_check CHECK (((length(grunn) >= 1) AND (length(grunn) <= 1000))),
	constraint boligparametersett_myr_andel_check CHECK (((myr_andel >= (0)::double precision) AND (myr_andel <= (1)::double precision))),
	constraint boligparametersett_omveg_faktor_check CHECK (((omveg_faktor >= (1)::double precision) AND (omveg_faktor <= (5)::double precision))),
	constraint boligparametersett_tidsprofil_check CHECK (((cardinality(tidsprofil) = 3) AND ((0)::double precision <= ALL (tidsprofil)) AND (abs((((tidsprofil[1] + tidsprofil[2]) + tidsprofil[3]) - (1)::double precision)) < (0.000001)::double precision))),
	constraint boligparametersett_vegbredde_fv_check CHECK (((vegbredde_fv >= (0)::double precision) AND (vegbredde_fv <= (100)::double precision))),
	constraint boligparametersett_vegbredde_kv_check CHECK (((vegbredde_kv >= (0)::double precision) AND (vegbredde_kv <= (100)::double precision))),
	constraint boligparametersett_vegbredde_rv_check CHECK (((vegbredde_rv >= (0)::double precision) AND (vegbredde_rv <= (100)::double precision))),
	constraint boligparametersett_versjon_check CHECK ((versjon >= 1))
);

create table boligsosialt (
	kommunenummer character(4) not null,
	illustrasjon boolean not null,
	versjon integer not null,
	nr smallint not null,
	gruppe text not null,
	ordinare integer,
	tilpassede integer,
	status text not null,
	merknad text default ''::text not null,
	constraint boligsosialt_pkey PRIMARY KEY (kommunenummer, illustrasjon, versjon, nr),
	constraint boligsosialt_kommunenummer_illustrasjon_versjon_gruppe_key UNIQUE (kommunenummer, illustrasjon, versjon, gruppe),
	constraint boligsosialt_kommunenummer_illustrasjon_versjon_fkey FOREIGN KEY (kommunenummer, illustrasjon, versjon) REFERENCES boligsosialtsett(kommunenummer, illustrasjon, versjon),
	constraint boligsosialt_gruppe_check CHECK (((length(gruppe) >= 1) AND (length(gruppe) <= 200))),
	constraint boligsosialt_merknad_check CHECK ((length(merknad) <= 1000)),
	constraint boligsosialt_ordinare_check CHECK (((ordinare >= 0) AND (ordinare <= 99999))),
	constraint boligsosialt_status_check CHECK ((status = ANY (ARRAY['ikke-vurdert'::text, 'under-arbeid'::text, 'vurdert'::text, 'dekket'::text]))),
	constraint boligsosialt_tilpassede_check CHECK (((tilpassede >= 0) AND (tilpassede <= 99999)))
);

create table boligsosialtsett (
	kommunenummer character(4) not null,
	illustrasjon boolean not null,
	versjon integer not null,
	hvem text not null,
	tidspunkt timestamp with time zone default now() not null,
	grunn text not null,
	constraint boligsosialtsett_pkey PRIMARY KEY (kommunenummer, illustrasjon, versjon),
	constraint boligsosialtsett_kommunenummer_fkey FOREIGN KEY (kommunenummer) REFERENCES kommune(kommunenummer),
	constraint boligsosialtsett_grunn_check CHECK (((length(grunn) >= 1) AND (length(grunn) <= 1000))),
	constraint boligsosialtsett_versjon_check CHECK ((versjon >= 1))
);

create table bygning (
	id bigint generated always as identity not null,
	datasett_id integer not null,
	kommunenummer character(4) not null,
	bygningsnummer bigint,
	bygningstype integer,
	boliger integer default 0 not null,
	etasjer integer,
	geom geometry not null,
	areal_m2 double precision generated always as (st_area(geom)) stored not null,
	constraint bygning_pkey PRIMARY KEY (id),
	constraint bygning_datasett_id_fkey FOREIGN KEY (datasett_id) REFERENCES datasett(id) ON DELETE CASCADE,
	constraint bygning_kommunenummer_fkey FOREIGN KEY (kommunenummer) REFERENCES kommune(kommunenummer),
	constraint bygning_boliger_check CHECK ((boliger >= 0)),
	constraint bygning_geom_check CHECK ((st_isvalid(geom) AND (st_srid(geom) <> 0)))
);

create table datasett (
	id integer generated always as identity not null,
	kode text not null,
	navn text not null,
	kommunenummer character(4),
	eier text,
	lisens text,
	adresse text,
	dato date,
	tilgang text default 'open'::text not null,
	tilstand text default 'not-loaded'::text not null,
	dekning geometry(MultiPolygon),
	illustrasjon boolean default false not null,
	revision integer default 0 not null,
	importert timestamp with time zone,
	srid integer,
	constraint datasett_pkey PRIMARY KEY (id),
	constraint datasett_kode_kommune UNIQUE NULLS NOT DISTINCT (kode, kommunenummer),
	constraint datasett_kommunenummer_fkey FOREIGN KEY (kommunenummer) REFERENCES kommune(kommunenummer),
	constraint datasett_dekning_check CHECK (((dekning IS NULL) OR st_isvalid(dekning))),
	constraint datasett_dekning_srid CHECK ((st_srid(dekning) = srid)),
	constraint datasett_kode_check CHECK ((kode ~ '^[a-z0-9][a-z0-9_-]*$'::text)),
	constraint datasett_loaded_srid CHECK (((srid IS NOT NULL) OR (tilstand <> 'loaded'::text))),
	constraint datasett_srid_check CHECK ((srid = ANY (ARRAY[25831, 25832, 25833, 25834, 25835, 25836]))),
	constraint datasett_tilgang_check CHECK ((tilgang = ANY (ARRAY['open'::text, 'internal'::text]))),
	constraint datasett_tilstand_check CHECK ((tilstand = ANY (ARRAY['loaded'::text, 'not-loaded'::text, 'failed'::text])))
);

create table datasettobjekt (
	id bigint generated always as identity not null,
	datasett_id integer not null,
	tema text not null,
	type text,
	navn text,
	egenskaper jsonb default '{}'::jsonb not null,
	geom geometry not null,
	buer jsonb,
	constraint datasettobjekt_pkey PRIMARY KEY (id),
	constraint datasettobjekt_datasett_id_fkey FOREIGN KEY (datasett_id) REFERENCES datasett(id) ON DELETE CASCADE,
	constraint datasettobjekt_buer_check CHECK (((jsonb_typeof(buer) = 'array'::text) AND (jsonb_array_length(buer) > 0))),
	constraint datasettobjekt_geom_check CHECK ((st_isvalid(geom) AND (st_srid(geom) <> 0)))
);

create table datasettobjekt_rest (
	id bigint generated always as identity not null,
	datasett_id integer not null,
	serial text not null,
	tema text not null,
	grunn text not null,
	egenskaper jsonb default '{}'::jsonb not null,
	geom geometry,
	buer jsonb,
	constraint datasettobjekt_rest_pkey PRIMARY KEY (id),
	constraint datasettobjekt_rest_datasett_id_fkey FOREIGN KEY (datasett_id) REFERENCES datasett(id) ON DELETE CASCADE,
	constraint datasettobjekt_rest_buer_check CHECK (((jsonb_typeof(buer) = 'array'::text) AND (jsonb_array_length(buer) > 0))),
	constraint datasettobjekt_rest_grunn_check CHECK ((grunn = ANY (ARRAY['uten geometri'::text, 'ugyldig geometri'::text, 'utenfor Norge'::text])))
);

create table eiendom (
	id bigint generated always as identity not null,
	datasett_id integer not null,
	kommunenummer character(4) not null,
	gnr integer not null,
	bnr integer not null,
	fnr integer default 0 not null,
	eiertype text,
	geom geometry not null,
	areal_m2 double precision generated always as (st_area(geom)) stored not null,
	navnepunkt geometry generated always as (st_pointonsurface(geom)) stored not null,
	constraint eiendom_pkey PRIMARY KEY (id),
	constraint eiendom_datasett_id_fkey FOREIGN KEY (datasett_id) REFERENCES datasett(id) ON DELETE CASCADE,
	constraint eiendom_kommunenummer_fkey FOREIGN KEY (kommunenummer) REFERENCES kommune(kommunenummer),
	constraint eiendom_bnr_check CHECK ((bnr >= 0)),
	constraint eiendom_geom_check CHECK ((st_isvalid(geom) AND (st_srid(geom) <> 0))),
	constraint eiendom_gnr_check CHECK ((gnr >= 0))
);

create table endring (
	id bigint generated always as identity not null,
	scenario_id integer not null,
	revision integer not null,
	hvem text not null,
	tidspunkt timestamp with time zone default now() not null,
	melding text not null,
	plan_before jsonb,
	plan_after jsonb,
	konto_id integer,
	klient uuid,
	scenario_before jsonb,
	scenario_after jsonb,
	constraint endring_pkey PRIMARY KEY (id),
	constraint endring_scenario_id_revision_key UNIQUE (scenario_id, revision),
	constraint endring_scenario_id_fkey FOREIGN KEY (scenario_id) REFERENCES scenario(id) ON DELETE CASCADE
);

create table endring_datasett (
	id bigint generated always as identity not null,
	datasett_id integer not null,
	revision integer not null,
	hvem text not null,
	tidspunkt timestamp with time zone default now() not null,
	melding text not null,
	before jsonb,
	after jsonb not null,
	constraint endring_datasett_pkey PRIMARY KEY (id),
	constraint endring_datasett_datasett_id_revision_key UNIQUE (datasett_id, revision),
	constraint endring_datasett_datasett_id_fkey FOREIGN KEY (datasett_id) REFERENCES datasett(id)
);

create table endring_objekt (
	endring_id bigint not null,
	lokal_id uuid not null,
	op text not null,
	before jsonb,
	after jsonb,
	version integer,
	constraint endring_objekt_pkey PRIMARY KEY (endring_id, lokal_id),
	constraint endring_objekt_endring_id_fkey FOREIGN KEY (endring_id) REFERENCES endring(id) ON DELETE CASCADE,
	constraint endring_objekt_op_check CHECK ((op = ANY (ARRAY['create'::text, 'update'::text, 'delete'::text]))),
	constraint endring_objekt_version_check CHECK ((version >= 1))
);

create table endring_rest (
	id bigint generated always as identity not null,
	endring_id bigint not null,
	before jsonb not null,
	geom geometry,
	constraint endring_rest_pkey PRIMARY KEY (id),
	constraint endring_rest_endring_id_fkey FOREIGN KEY (endring_id) REFERENCES endring(id) ON DELETE CASCADE
);

create table fletting (
	endring_id bigint not null,
	fra_id integer not null,
	fra_revision integer not null,
	constraint fletting_pkey PRIMARY KEY (endring_id),
	constraint fletting_endring_id_fkey FOREIGN KEY (endring_id) REFERENCES endring(id) ON DELETE CASCADE,
	constraint fletting_fra_id_fkey FOREIGN KEY (fra_id) REFERENCES scenario(id) ON DELETE CASCADE
);

create table formalsandel (
	plan_id integer not null,
	lokal_id uuid not null,
	kodeliste text generated always as ('KpArealformal'::text) stored not null,
	kode integer not null,
	andel double precision not null,
	versjon integer not null,
	constraint formalsandel_pkey PRIMARY KEY (plan_id, lokal_id, versjon, kode),
	constraint formalsandel_kodeliste_kode_fkey FOREIGN KEY (kodeliste, kode) REFERENCES kodeverdi(liste, kode),
	constraint formalsandel_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plan(id),
	constraint formalsandel_plan_id_lokal_id_versjon_fkey FOREIGN KEY (plan_id, lokal_id, versjon) REFERENCES formalsandelsett(plan_id, lokal_id, versjon),
	constraint formalsandel_andel_check CHECK (((andel > (0)::double precision) AND (andel <= (1)::double precision)))
);

create table formalsandelsett (
	plan_id integer not null,
	lokal_id uuid not null,
	versjon integer not null,
	hvem text not null,
	tidspunkt timestamp with time zone default now() not null,
	grunn text not null,
	kilde text not null,
	constraint formalsandelsett_pkey PRIMARY KEY (plan_id, lokal_id, versjon),
	constraint formalsandelsett_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plan(id),
	constraint formalsandelsett_grunn_check CHECK (((length(grunn) >= 1) AND (length(grunn) <= 1000))),
	constraint formalsandelsett_kilde_check CHECK (((length(kilde) >= 1) AND (length(kilde) <= 500))),
	constraint formalsandelsett_versjon_check CHECK ((versjon >= 1))
);

create table fortettingskandidat (
	kjoring_id uuid not null,
	kommunenummer character(4) not null,
	gnr integer not null,
	bnr integer not null,
	fnr integer not null,
	eiertype text,
	stedslag text not null,
	tettsted text,
	slag text not null,
	boliger integer,
	tilstand text not null,
	betinget boolean not null,
	fare text[] not null,
	maling jsonb not null,
	regnemerke text not null,
	eiendom_ids bigint[] not null,
	rektangel geometry(Polygon),
	constraint fortettingskandidat_pkey PRIMARY KEY (kjoring_id, kommunenummer, gnr, bnr, fnr),
	constraint fortettingskandidat_kjoring_id_fkey FOREIGN KEY (kjoring_id) REFERENCES fortettingskjoring(id) ON DELETE CASCADE,
	constraint fortettingskandidat_boliger_check CHECK ((boliger > 0)),
	constraint fortettingskandidat_slag_check CHECK ((slag = ANY (ARRAY['ledig'::text, 'eplehage'::text, 'underutnyttet'::text, 'transformasjon'::text]))),
	constraint fortettingskandidat_stedslag_check CHECK ((stedslag = ANY (ARRAY['tettsted'::text, 'utenfor'::text, 'ukartlagt'::text, 'uvurdert'::text]))),
	constraint fortettingskandidat_tilstand_check CHECK ((tilstand = ANY (ARRAY['kjent'::text, 'ikke kartlagt'::text, 'ikke vurdert'::text])))
);

create table fortettingskjoring (
	id uuid not null,
	nr bigint generated always as identity not null,
	scenario_id integer not null,
	revision integer not null,
	parameterversjon integer not null,
	merke jsonb not null,
	hvem text not null,
	tilstand text default 'kjorer'::text not null,
	antall integer,
	ferdige integer default 0 not null,
	utfall jsonb,
	feil text,
	opprettet timestamp with time zone default now() not null,
	puls timestamp with time zone default now() not null,
	avsluttet timestamp with time zone,
	avsluttet_av text,
	innsyn text not null,
	constraint fortettingskjoring_pkey PRIMARY KEY (id),
	constraint fortettingskjoring_scenario_id_fkey FOREIGN KEY (scenario_id) REFERENCES scenario(id) ON DELETE CASCADE,
	constraint fortettingskjoring_innsyn_check CHECK ((innsyn = ANY (ARRAY['summer'::text, 'lukket'::text]))),
	constraint fortettingskjoring_tilstand_check CHECK ((tilstand = ANY (ARRAY['kjorer'::text, 'ferdig'::text, 'avbrutt'::text, 'feilet'::text])))
);

create table fortettingsparameter (
	kommunenummer character(4) not null,
	versjon integer not null,
	nokkel text not null,
	formal integer not null,
	verdi double precision not null,
	kilde text not null,
	valg boolean not null,
	constraint fortettingsparameter_pkey PRIMARY KEY (kommunenummer, versjon, nokkel, formal),
	constraint fortettingsparameter_kommunenummer_versjon_fkey FOREIGN KEY (kommunenummer, versjon) REFERENCES fortettingssett(kommunenummer, versjon),
	constraint fortettingsparameter_kilde_check CHECK (((length(kilde) >= 1) AND (length(kilde) <= 500)))
);

create table fortettingsreservasjon (
	id integer generated always as identity not null,
	kommunenummer character(4) not null,
	gnr integer not null,
	bnr integer not null,
	fnr integer default 0 not null,
	dato date not null,
	merknad text default ''::text not null,
	illustrasjon boolean default false not null,
	hvem text not null,
	tidspunkt timestamp with time zone default now() not null,
	opphevet timestamp with time zone,
	opphevet_av text,
	constraint fortettingsreservasjon_pkey PRIMARY KEY (id),
	constraint fortettingsreservasjon_kommunenummer_fkey FOREIGN KEY (kommunenummer) REFERENCES kommune(kommunenummer),
	constraint fortettingsreservasjon_merknad_check CHECK ((length(merknad) <= 1000))
);

create table fortettingssett (
	kommunenummer character(4) not null,
	versjon integer not null,
	hvem text not null,
	tidspunkt timestamp with time zone default now() not null,
	grunn text not null,
	illustrasjon boolean default false not null,
	constraint fortettingssett_pkey PRIMARY KEY (kommunenummer, versjon),
	constraint fortettingssett_kommunenummer_fkey FOREIGN KEY (kommunenummer) REFERENCES kommune(kommunenummer),
	constraint fortettingssett_grunn_check CHECK (((length(grunn) >= 1) AND (length(grunn) <= 1000))),
	constraint fortettingssett_versjon_check CHECK ((versjon >= 1))
);

create table fortettingsvalg (
	scenario_id integer not null,
	kommunenummer character(4) not null,
	gnr integer not null,
	bnr integer not null,
	fnr integer not null,
	versjon integer not null,
	valg text not null,
	antall integer,
	grunn text default ''::text not null,
	regnet integer,
	regnemerke text,
	hvem text not null,
	tidspunkt timestamp with time zone default now() not null,
	constraint fortettingsvalg_pkey PRIMARY KEY (scenario_id, kommunenummer, gnr, bnr, fnr, versjon),
	constraint fortettingsvalg_kommunenummer_fkey FOREIGN KEY (kommunenummer) REFERENCES kommune(kommunenummer),
	constraint fortettingsvalg_scenario_id_fkey FOREIGN KEY (scenario_id) REFERENCES scenario(id) ON DELETE CASCADE,
	constraint fortettingsvalg_antall_check CHECK (((antall >= 0) AND (antall <= 10000))),
	constraint fortettingsvalg_check CHECK (((valg = 'antall'::text) = (antall IS NOT NULL))),
	constraint fortettingsvalg_check1 CHECK (((valg <> ALL (ARRAY['avvist'::text, 'antall'::text])) OR (length(grunn) > 0))),
	constraint fortettingsvalg_grunn_check CHECK ((length(grunn) <= 1000)),
	constraint fortettingsvalg_valg_check CHECK ((valg = ANY (ARRAY['godkjent'::text, 'avvist'::text, 'antall'::text, 'angret'::text]))),
	constraint fortettingsvalg_versjon_check CHECK ((versjon >= 1))
);

create table funksjon (
	navn text not null,
	sha256 text not null,
	kjort timestamp with time zone default now() not null,
	constraint funksjon_pkey PRIMARY KEY (navn)
);

create table importjobb (
	id uuid not null,
	hvem text not null,
	filnavn text not null,
	tilstand text default 'leses'::text not null,
	fremdrift real default 0 not null,
	scenario_id integer,
	maal_scenario_id integer,
	maal_revision integer,
	hode jsonb,
	rapport jsonb,
	feil text,
	opprettet timestamp with time zone default now() not null,
	puls timestamp with time zone default now() not null,
	avsluttet_av text,
	avsluttet timestamp with time zone,
	constraint importjobb_pkey PRIMARY KEY (id),
	constraint importjobb_maal_scenario_id_fkey FOREIGN KEY (maal_scenario_id) REFERENCES scenario(id) ON DELETE SET NULL,
	constraint importjobb_scenario_id_fkey FOREIGN KEY (scenario_id) REFERENCES scenario(id) ON DELETE SET NULL,
	constraint importjobb_tilstand_check CHECK ((tilstand = ANY (ARRAY['leses'::text, 'lagres'::text, 'venter'::text, 'ferdig'::text, 'avbrutt'::text, 'feilet'::text])))
);

create unlogged table innloggingsforsok (
	key character varying(255) not null,
	points integer default 0 not null,
	expire bigint,
	constraint innloggingsforsok_pkey PRIMARY KEY (key)
);

create table kodeliste (
	navn text not null,
	kilde text not null,
	constraint kodeliste_pkey PRIMARY KEY (navn)
);

create table kodeverdi (
	liste text not null,
	kode integer not null,
	navn text not null,
	utgatt boolean default false not null,
	constraint kodeverdi_pkey PRIMARY KEY (liste, kode),
	constraint kodeverdi_liste_fkey FOREIGN KEY (liste) REFERENCES kodeliste(navn)
);

create table kommune (
	kommunenummer character(4) not null,
	navn text,
	srid integer not null,
	constraint kommune_pkey PRIMARY KEY (kommunenummer),
	constraint kommune_kommunenummer_srid_key UNIQUE (kommunenummer, srid),
	constraint kommune_kommunenummer_check CHECK ((kommunenummer ~ '^\d{4}$'::text)),
	constraint kommune_srid_check CHECK ((srid = ANY (ARRAY[25831, 25832, 25833, 25834, 25835, 25836])))
);

create table konto (
	id integer generated always as identity not null,
	brukernavn text not null,
	navn text not null,
	rolle text not null,
	passord_hash text not null,
	demo boolean default false not null,
	aktiv boolean default true not null,
	opprettet timestamp with time zone default now() not null,
	sist_innlogget timestamp with time zone,
	constraint konto_pkey PRIMARY KEY (id),
	constraint konto_brukernavn_check CHECK (((brukernavn ~ '^\S{2,100}$'::text) AND (brukernavn = lower(brukernavn)))),
	constraint konto_navn_check CHECK (((length(navn) >= 1) AND (length(navn) <= 200))),
	constraint konto_passord_hash_check CHECK ((passord_hash ~~ '$scrypt$%'::text)),
	constraint konto_rolle_check CHECK ((rolle = ANY (ARRAY['politiker'::text, 'planlegger'::text, 'plansjef'::text, 'administrator'::text])))
);

create table mal (
	id integer generated always as identity not null,
	kommunenummer character(4) not null,
	illustrasjon boolean default false not null,
	constraint mal_pkey PRIMARY KEY (id),
	constraint mal_kommunenummer_fkey FOREIGN KEY (kommunenummer) REFERENCES kommune(kommunenummer)
);

create table malversjon (
	mal_id integer not null,
	versjon integer not null,
	hvem text not null,
	tidspunkt timestamp with time zone default now() not null,
	grunn text not null,
	trukket boolean default false not null,
	navn text not null,
	kildeslag text not null,
	kilde text not null,
	kilde_dato date,
	gjengivelse text not null,
	indikator text not null,
	retning text default 'minst'::text not null,
	verdi double precision,
	fra_aar smallint,
	til_aar smallint,
	tettsted text,
	sone uuid,
	boligtype text,
	gruppe text,
	fn_mal smallint,
	del_av integer,
	constraint malversjon_pkey PRIMARY KEY (mal_id, versjon),
	constraint malversjon_del_av_fkey FOREIGN KEY (del_av) REFERENCES mal(id),
	constraint malversjon_mal_id_fkey FOREIGN KEY (mal_id) REFERENCES mal(id),
	constraint malversjon_boligtype_check CHECK ((boligtype = ANY (ARRAY['enebolig'::text, 'rekkehus'::text, 'leilighet'::text, 'tilrettelagt'::text]))),
	constraint malversjon_check CHECK (((til_aar >= fra_aar) AND (til_aar <= 2200))),
	constraint malversjon_check1 CHECK ((num_nonnulls(tettsted, sone) <= 1)),
	constraint malversjon_check2 CHECK ((num_nonnulls(fra_aar, til_aar) = ANY (ARRAY[0, 2]))),
	constraint malversjon_check3 CHECK ((del_av <> mal_id)),
	constraint malversjon_check4 CHECK (((indikator <> 'ikke-malbar'::text) OR (verdi IS NULL))),
	constraint malversjon_check5 CHECK (((indikator <> 'boliger'::text) OR ((fra_aar IS NOT NULL) AND ((verdi IS NULL) OR (verdi = trunc(verdi)))))),
	constraint malversjon_fn_mal_check CHECK (((fn_mal >= 1) AND (fn_mal <= 17))),
	constraint malversjon_fra_aar_check CHECK (((fra_aar >= 1900) AND (fra_aar <= 2200))),
	constraint malversjon_gjengivelse_check CHECK ((gjengivelse = ANY (ARRAY['gjengitt'::text, 'parafrase'::text, 'oppdiktet'::text]))),
	constraint malversjon_grunn_check CHECK (((length(grunn) >= 1) AND (length(grunn) <= 1000))),
	constraint malversjon_gruppe_check CHECK ((gruppe = ANY (ARRAY['barnefamilier'::text, 'eldre'::text, 'unge'::text, 'vanskeligstilte'::text]))),
	constraint malversjon_indikator_check CHECK ((indikator = ANY (ARRAY['boliger'::text, 'befolkning'::text, 'andel-fortetting'::text, 'dyrka-mark'::text, 'gronnstruktur'::text, 'gangavstand'::text, 'andel-i-gangavstand'::text, 'boligreserve'::text, 'ikke-malbar'::text]))),
	constraint malversjon_kilde_check CHECK (((length(kilde) >= 1) AND (length(kilde) <= 500))),
	constraint malversjon_kildeslag_check CHECK ((kildeslag = ANY (ARRAY['samfunnsdel'::text, 'boligplan'::text, 'planstrategi'::text, 'nasjonale-forventninger'::text, 'annet'::text]))),
	constraint malversjon_navn_check CHECK (((length(navn) >= 1) AND (length(navn) <= 200))),
	constraint malversjon_retning_check CHECK ((retning = ANY (ARRAY['minst'::text, 'hoyst'::text]))),
	constraint malversjon_tettsted_check CHECK (((length(tettsted) >= 1) AND (length(tettsted) <= 200))),
	constraint malversjon_verdi_check CHECK (((verdi >= (0)::double precision) AND (verdi < ('1000000000'::numeric)::double precision))),
	constraint malversjon_versjon_check CHECK ((versjon >= 1))
);

create table migrering (
	navn text not null,
	sha256 text not null,
	kjort timestamp with time zone default now() not null,
	constraint migrering_pkey PRIMARY KEY (navn)
);

create table okt (
	id text not null,
	konto_id integer not null,
	opprettet timestamp with time zone not null,
	utloper timestamp with time zone not null,
	sist_brukt timestamp with time zone not null,
	constraint okt_pkey PRIMARY KEY (id),
	constraint okt_konto_id_fkey FOREIGN KEY (konto_id) REFERENCES konto(id) ON DELETE CASCADE,
	constraint okt_id_check CHECK ((id ~ '^[0-9a-f]{64}$'::text))
);

create table plan (
	id integer generated always as identity not null,
	kommunenummer character(4) not null,
	srid integer not null,
	planidentifikasjon text not null,
	plannavn text,
	plantype integer,
	planstatus integer,
	kodeliste_plantype text generated always as ('Plantype'::text) stored not null,
	kodeliste_planstatus text generated always as ('Planstatus'::text) stored not null,
	ikrafttredelsesdato date,
	vedtak_endelig_plan_dato date,
	illustrasjon boolean default false not null,
	egenskaper jsonb default '{}'::jsonb not null,
	opprettet timestamp with time zone default now() not null,
	constraint plan_pkey PRIMARY KEY (id),
	constraint plan_id_srid_key UNIQUE (id, srid),
	constraint plan_kommunenummer_planidentifikasjon_key UNIQUE (kommunenummer, planidentifikasjon),
	constraint plan_kodeliste_planstatus_planstatus_fkey FOREIGN KEY (kodeliste_planstatus, planstatus) REFERENCES kodeverdi(liste, kode),
	constraint plan_kodeliste_plantype_plantype_fkey FOREIGN KEY (kodeliste_plantype, plantype) REFERENCES kodeverdi(liste, kode),
	constraint plan_kommunenummer_srid_fkey FOREIGN KEY (kommunenummer, srid) REFERENCES kommune(kommunenummer, srid),
	constraint plan_planidentifikasjon_check CHECK (((length(planidentifikasjon) >= 1) AND (length(planidentifikasjon) <= 100)))
);

create table plandokument (
	id integer generated always as identity not null,
	plan_id integer not null,
	lokal_id uuid,
	dokumenttype text not null,
	tittel text not null,
	lenke text not null,
	dato date,
	synlighet text not null,
	lagt_til_av text not null,
	lagt_til timestamp with time zone default now() not null,
	fjernet_av text,
	fjernet timestamp with time zone,
	constraint plandokument_pkey PRIMARY KEY (id),
	constraint plandokument_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plan(id),
	constraint plandokument_check CHECK (((fjernet_av IS NULL) = (fjernet IS NULL))),
	constraint plandokument_dokumenttype_check CHECK ((dokumenttype = ANY (ARRAY['planbeskrivelse'::text, 'bestemmelser'::text, 'konsekvensutredning'::text, 'ros-analyse'::text, 'plankart'::text, 'vedtak'::text, 'uttalelse'::text, 'annet'::text]))),
	constraint plandokument_lenke_check CHECK (((lenke ~ '^https?://[^[:space:]]+$'::text) AND (length(lenke) <= 2000))),
	constraint plandokument_synlighet_check CHECK ((synlighet = ANY (ARRAY['offentlig'::text, 'planutvalg'::text, 'intern'::text]))),
	constraint plandokument_tittel_check CHECK (((length(tittel) >= 1) AND (length(tittel) <= 200)))
);

create table planobjekt (
	id bigint generated always as identity not null,
	scenario_id integer not null,
	srid integer not null,
	lokal_id uuid not null,
	objekttype text not null,
	tema text not null,
	kodeliste text,
	kode integer,
	arealbruksstatus smallint,
	omr_navn text,
	beskrivelse text,
	eierform smallint,
	vertikalniva smallint,
	egenskaper jsonb default '{}'::jsonb not null,
	geom geometry not null,
	areal_m2 double precision generated always as (st_area(geom)) stored not null,
	navnepunkt geometry generated always as (st_pointonsurface(geom)) stored not null,
	version integer default 1 not null,
	buer jsonb,
	constraint planobjekt_pkey PRIMARY KEY (id),
	constraint planobjekt_scenario_id_lokal_id_key UNIQUE (scenario_id, lokal_id),
	constraint planobjekt_kodeliste_kode_fkey FOREIGN KEY (kodeliste, kode) REFERENCES kodeverdi(liste, kode),
	constraint planobjekt_scenario_id_srid_fkey FOREIGN KEY (scenario_id, srid) REFERENCES scenario(id, srid) ON DELETE CASCADE,
	constraint planobjekt_arealbruksstatus_check CHECK ((arealbruksstatus = ANY (ARRAY[1, 2, 3]))),
	constraint planobjekt_buer_check CHECK (((jsonb_typeof(buer) = 'array'::text) AND (jsonb_array_length(buer) > 0))),
	constraint planobjekt_geom_not_empty CHECK ((NOT st_isempty(geom))),
	constraint planobjekt_geom_srid CHECK ((st_srid(geom) = srid)),
	constraint planobjekt_geom_valid CHECK (st_isvalid(geom)),
	constraint planobjekt_tema_check CHECK ((tema = ANY (ARRAY['arealformal'::text, 'hensynssone'::text, 'bestemmelse'::text, 'planomrade'::text, 'linje'::text, 'punkt'::text, 'grense'::text, 'annet'::text])))
);

create table planobjekt_rest (
	id bigint generated always as identity not null,
	scenario_id integer not null,
	serial text not null,
	objekttype text not null,
	grunn text not null,
	egenskaper jsonb default '{}'::jsonb not null,
	geom geometry,
	buer jsonb,
	constraint planobjekt_rest_pkey PRIMARY KEY (id),
	constraint planobjekt_rest_scenario_id_fkey FOREIGN KEY (scenario_id) REFERENCES scenario(id) ON DELETE CASCADE,
	constraint planobjekt_rest_buer_check CHECK (((jsonb_typeof(buer) = 'array'::text) AND (jsonb_array_length(buer) > 0)))
);

create table scenario (
	id integer generated always as identity not null,
	plan_id integer not null,
	srid integer not null,
	parent_id integer,
	navn text not null,
	beskrivelse text default ''::text not null,
	kind text not null,
	tilstand text default 'aktiv'::text not null,
	synlighet text default 'intern'::text not null,
	revision integer default 0 not null,
	opprettet timestamp with time zone default now() not null,
	kilde_epsg integer,
	kilde_areal_m2 double precision,
	parent_revision integer,
	versjon integer default 1 not null,
	constraint scenario_pkey PRIMARY KEY (id),
	constraint scenario_id_srid_key UNIQUE (id, srid),
	constraint scenario_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES scenario(id),
	constraint scenario_plan_id_srid_fkey FOREIGN KEY (plan_id, srid) REFERENCES plan(id, srid),
	constraint scenario_kind_check CHECK ((kind = ANY (ARRAY['gjeldende'::text, 'forslag'::text, 'alternativ'::text]))),
	constraint scenario_navn_check CHECK (((length(navn) >= 1) AND (length(navn) <= 200))),
	constraint scenario_synlighet_check CHECK ((synlighet = ANY (ARRAY['offentlig'::text, 'planutvalg'::text, 'intern'::text]))),
	constraint scenario_tilstand_check CHECK ((tilstand = ANY (ARRAY['under-import'::text, 'aktiv'::text, 'arkivert'::text])))
);

create table tilgangsnokkel (
	id integer generated always as identity not null,
	navn text not null,
	hash text not null,
	rolle text not null,
	opprettet_av integer,
	opprettet timestamp with time zone default now() not null,
	utloper timestamp with time zone,
	trukket timestamp with time zone,
	sist_brukt timestamp with time zone,
	constraint tilgangsnokkel_pkey PRIMARY KEY (id),
	constraint tilgangsnokkel_hash_key UNIQUE (hash),
	constraint tilgangsnokkel_opprettet_av_fkey FOREIGN KEY (opprettet_av) REFERENCES konto(id) ON DELETE CASCADE,
	constraint tilgangsnokkel_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
	constraint tilgangsnokkel_navn_check CHECK (((length(navn) >= 1) AND (length(navn) <= 200))),
	constraint tilgangsnokkel_rolle_check CHECK ((rolle = ANY (ARRAY['politiker'::text, 'planlegger'::text, 'plansjef'::text, 'administrator'::text])))
);

create unlogged table tilstede (
	scenario_id integer not null,
	klient uuid not null,
	konto_id integer,
	navn text not null,
	lokal_id uuid,
	sett timestamp with time zone default now() not null,
	constraint tilstede_pkey PRIMARY KEY (scenario_id, klient),
	constraint tilstede_scenario_id_fkey FOREIGN KEY (scenario_id) REFERENCES scenario(id) ON DELETE CASCADE
);

CREATE INDEX bygning_datasett ON public.bygning USING btree (datasett_id);

CREATE INDEX bygning_geom ON public.bygning USING gist (geom);

CREATE INDEX datasettobjekt_datasett_tema ON public.datasettobjekt USING btree (datasett_id, tema);

CREATE INDEX datasettobjekt_geom ON public.datasettobjekt USING gist (geom);

CREATE INDEX datasettobjekt_navn ON public.datasettobjekt USING gin (navn gin_trgm_ops);

CREATE INDEX datasettobjekt_navn_start ON public.datasettobjekt USING btree (lower(navn) text_pattern_ops) WHERE (navn IS NOT NULL);

CREATE INDEX datasettobjekt_rest_datasett ON public.datasettobjekt_rest USING btree (datasett_id);

CREATE INDEX eiendom_datasett ON public.eiendom USING btree (datasett_id);

CREATE INDEX eiendom_geom ON public.eiendom USING gist (geom);

CREATE INDEX eiendom_gnr_bnr ON public.eiendom USING btree (gnr, bnr);

CREATE INDEX eiendom_matrikkel ON public.eiendom USING btree (kommunenummer, gnr, bnr, fnr);

CREATE INDEX endring_objekt_lokal_id ON public.endring_objekt USING btree (lokal_id);

CREATE INDEX endring_rest_endring ON public.endring_rest USING btree (endring_id);

CREATE INDEX fletting_fra ON public.fletting USING btree (fra_id);

CREATE UNIQUE INDEX fortettingskjoring_one ON public.fortettingskjoring USING btree (scenario_id) WHERE (tilstand = 'kjorer'::text);

CREATE INDEX fortettingskjoring_scenario ON public.fortettingskjoring USING btree (scenario_id, nr DESC);

CREATE UNIQUE INDEX fortettingsreservasjon_one ON public.fortettingsreservasjon USING btree (kommunenummer, gnr, bnr, fnr, illustrasjon) WHERE (opphevet IS NULL);

CREATE INDEX importjobb_apne ON public.importjobb USING btree (opprettet) WHERE (tilstand = ANY (ARRAY['leses'::text, 'lagres'::text, 'venter'::text, 'feilet'::text]));

CREATE INDEX importjobb_scenario ON public.importjobb USING btree (scenario_id);

CREATE UNIQUE INDEX konto_brukernavn ON public.konto USING btree (lower(brukernavn));

CREATE INDEX mal_kommune ON public.mal USING btree (kommunenummer);

CREATE INDEX okt_konto ON public.okt USING btree (konto_id);

CREATE INDEX okt_utloper ON public.okt USING btree (utloper);

CREATE INDEX plandokument_plan ON public.plandokument USING btree (plan_id) WHERE (fjernet IS NULL);

CREATE INDEX planobjekt_navnepunkt ON public.planobjekt USING gist (navnepunkt);

CREATE INDEX planobjekt_omr_navn ON public.planobjekt USING gin (omr_navn gin_trgm_ops);

CREATE INDEX planobjekt_rest_scenario ON public.planobjekt_rest USING btree (scenario_id);

CREATE INDEX planobjekt_scenario_geom ON public.planobjekt USING gist (scenario_id, geom);

CREATE INDEX planobjekt_scenario_tema ON public.planobjekt USING btree (scenario_id, tema);

CREATE UNIQUE INDEX scenario_navn_key ON public.scenario USING btree (plan_id, lower(navn)) WHERE (tilstand = 'aktiv'::text);

CREATE UNIQUE INDEX scenario_one_gjeldende ON public.scenario USING btree (plan_id) WHERE ((kind = 'gjeldende'::text) AND (tilstand = 'aktiv'::text));

CREATE INDEX scenario_plan ON public.scenario USING btree (plan_id);

CREATE UNIQUE INDEX tilgangsnokkel_navn ON public.tilgangsnokkel USING btree (navn) WHERE (trukket IS NULL);

CREATE TRIGGER behovsett_append_only BEFORE DELETE OR UPDATE ON public.behovsett FOR EACH ROW EXECUTE FUNCTION refuse_version_change();

CREATE TRIGGER behovtall_append_only BEFORE DELETE OR UPDATE ON public.behovtall FOR EACH ROW EXECUTE FUNCTION refuse_version_change();

CREATE TRIGGER boligparameter_append_only BEFORE DELETE OR UPDATE ON public.boligparameter FOR EACH ROW EXECUTE FUNCTION refuse_boligparameter_change();

CREATE TRIGGER boligparametersett_append_only BEFORE DELETE OR UPDATE ON public.boligparametersett FOR EACH ROW EXECUTE FUNCTION refuse_boligparameter_change();

CREATE TRIGGER boligsosialt_append_only BEFORE DELETE OR UPDATE ON public.boligsosialt FOR EACH ROW EXECUTE FUNCTION refuse_version_change();

CREATE TRIGGER boligsosialtsett_append_only BEFORE DELETE OR UPDATE ON public.boligsosialtsett FOR EACH ROW EXECUTE FUNCTION refuse_version_change();

CREATE TRIGGER endring_append_only BEFORE UPDATE ON public.endring FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER endring_no_delete BEFORE DELETE ON public.endring FOR EACH ROW WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION refuse_change();

CREATE TRIGGER endring_told AFTER INSERT ON public.endring FOR EACH ROW EXECUTE FUNCTION tell_of_endring();

CREATE TRIGGER endring_datasett_append_only BEFORE DELETE OR UPDATE ON public.endring_datasett FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER endring_objekt_append_only BEFORE UPDATE ON public.endring_objekt FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER endring_objekt_no_delete BEFORE DELETE ON public.endring_objekt FOR EACH ROW WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION refuse_change();

CREATE TRIGGER endring_rest_append_only BEFORE UPDATE ON public.endring_rest FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER endring_rest_no_delete BEFORE DELETE ON public.endring_rest FOR EACH ROW WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION refuse_change();

CREATE TRIGGER fletting_append_only BEFORE UPDATE ON public.fletting FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER fletting_no_delete BEFORE DELETE ON public.fletting FOR EACH ROW WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION refuse_change();

CREATE TRIGGER formalsandel_append_only BEFORE DELETE OR UPDATE ON public.formalsandel FOR EACH ROW EXECUTE FUNCTION refuse_version_change();

CREATE CONSTRAINT TRIGGER formalsandel_sum AFTER INSERT OR UPDATE ON public.formalsandel DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_formalsandel_sum();

CREATE TRIGGER formalsandelsett_append_only BEFORE DELETE OR UPDATE ON public.formalsandelsett FOR EACH ROW EXECUTE FUNCTION refuse_version_change();

CREATE TRIGGER fortettingsparameter_append_only BEFORE DELETE OR UPDATE ON public.fortettingsparameter FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER fortettingssett_append_only BEFORE DELETE OR UPDATE ON public.fortettingssett FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER mal_append_only BEFORE DELETE OR UPDATE ON public.mal FOR EACH ROW EXECUTE FUNCTION refuse_version_change();

CREATE TRIGGER malversjon_append_only BEFORE DELETE OR UPDATE ON public.malversjon FOR EACH ROW EXECUTE FUNCTION refuse_version_change();

CREATE OR REPLACE FUNCTION public.arealregnskap_rute(p_scenario integer, p_mot integer, p_soner jsonb, p_data jsonb, p_rang jsonb, p_ruter geometry[])
 RETURNS TABLE(lokal_id uuid, mot_id uuid, ar5 text, naturtype text, vern text, fare text, areal_m2 double precision, overlapp_m2 double precision, mot_overlapp_m2 double precision, ar5_overlapp_m2 double precision)
 LANGUAGE sql
 STABLE
 SET jit TO 'off'
AS $function$
	with r as materialized (
		select u.nr::integer as nr, u.rute from unnest(p_ruter) with ordinality as u (rute, nr)
	), dekning as materialized (
		select r.nr, r.rute, d.tema, d.registrert, d.kjent, d.tvil
		from r cross join lateral grunnlagsdekning(p_data, array['ar5', 'naturtype', 'vern', 'flomsone', 'skredsone'], r.rute) d
	), alle as (
		select r.nr, r.rute, case when o.tema = 'planomrade' then 'omrade' when o.scenario_id = p_mot then 'mot' else 'formal' end as slag,
			o.lokal_id::text as verdi, o.geom
		from r join planobjekt o on o.geom && r.rute
		where (o.scenario_id = p_scenario and o.tema in ('arealformal', 'planomrade') or o.scenario_id = p_mot and o.tema = 'arealformal')
			and coalesce(o.vertikalniva, pa_grunnen()) = pa_grunnen() and ST_Dimension(o.geom) = 2
		union all
		select r.nr, r.rute, s.slag, '', o.geom
		from r join planobjekt o on o.geom && r.rute
		join jsonb_to_recordset(p_soner) as s (liste text, kode integer, slag text) on s.liste = o.kodeliste and s.kode = o.kode
		where o.scenario_id = p_scenario and o.tema in ('hensynssone', 'bestemmelse') and ST_Dimension(o.geom) = 2
		union all
		select r.nr, r.rute, case when g.tema in ('flomsone', 'skredsone') then 'fare' else g.tema end, coalesce(g.klasse, ''), g.geom
		from r cross join lateral grunnlagsobjekt(p_data, r.rute) g
		where ST_Dimension(g.geom) = 2
		union all
		-- With no register of protection at all, the plan's own båndlegging is the source, as in boligdekning.
		select d.nr, d.rute, k.slag || d.tema, '', k.geom
		from dekning d cross join lateral (
			values ('kjent ', case when d.tema = 'vern' and not d.registrert then d.rute else d.kjent end),
				('tvil ', case when d.tema = 'vern' and not d.registrert then null else d.tvil end)
		) k (slag, geom)
	), flate as materialized (
		select a.nr, a.slag, a.verdi, coalesce(p.rang, 99) as rang, c.g
		from alle a
		left join jsonb_to_recordset(p_rang) as p (slag text, verdi text, rang integer) on p.slag = a.slag and p.verdi = a.verdi
		cross join lateral (
			select case when ST_CoveredBy(a.geom, a.rute) then a.geom
				else ST_CollectionExtract(ST_Intersection(a.geom, a.rute, 0.000001), 3) end as g offset 0
		) c
		where not ST_IsEmpty(c.g)
	), bit as materialized (
		-- All borders, parted where they cross, and the faces between them: no ground is in two.
		select row_number() over () as bit, l.nr, d.geom, ST_PointOnSurface(d.geom) as punkt
		from (select f.nr, ST_UnaryUnion(ST_Collect(ST_Boundary(f.g)), 0.000001) as linjer from flate f group by f.nr) l
		cross join lateral ST_Dump(ST_Polygonize(array[l.linjer])) d
	), inni as materialized (
		-- Surface by surface, so that what is prepared of one serves all its points.
		select p.bit, f.slag, f.verdi, f.rang
		from flate f cross join lateral (
			select b.bit from bit b where b.nr = f.nr and f.g && b.punkt and ST_Intersects(f.g, b.punkt) offset 0
		) p
	), merket as (
		select i.bit,
			min(i.verdi) filter (where i.slag = 'formal') as formal, count(*) filter (where i.slag = 'formal') > 1 as flere,
			min(i.verdi) filter (where i.slag = 'mot') as mot, count(*) filter (where i.slag = 'mot') > 1 as mot_flere,
			(array_agg(i.verdi order by i.rang, i.verdi) filter (where i.slag = 'ar5'))[1] as ar5,
			count(*) filter (where i.slag = 'ar5') > 1 as ar5_flere,
			(array_agg(i.verdi order by i.rang, i.verdi) filter (where i.slag = 'naturtype'))[1] as naturtype,
			array_agg(i.slag) as slag
		from inni i group by i.bit
	)
	select m.formal::uuid, m.mot::uuid,
		case when m.ar5 is not null then m.ar5 when 'tvil ar5' = any (m.slag) then 'ikke vurdert' else 'ikke kartlagt' end,
		case when m.naturtype is not null then m.naturtype when 'tvil naturtype' = any (m.slag) then 'ikke vurdert'
			when 'kjent naturtype' = any (m.slag) then 'ingen' else 'ikke kartlagt' end,
		case when 'vern' = any (m.slag) then 'ja' when 'tvil vern' = any (m.slag) then 'ikke vurdert'
			when 'kjent vern' = any (m.slag) then 'nei' else 'ikke kartlagt' end,
		case when 'fare' = any (m.slag) then 'ja' when m.slag && array['tvil flomsone', 'tvil skredsone'] then 'ikke vurdert'
			when m.slag @> array['kjent flomsone', 'kjent skredsone'] then 'nei' else 'ikke kartlagt' end,
		sum(ST_Area(b.geom)), coalesce(sum(ST_Area(b.geom)) filter (where m.flere), 0),
		coalesce(sum(ST_Area(b.geom)) filter (where m.mot_flere), 0), coalesce(sum(ST_Area(b.geom)) filter (where m.ar5_flere), 0)
	from bit b join merket m on m.bit = b.bit
	where m.formal is not null or m.mot is not null or 'omrade' = any (m.slag)
	group by 1, 2, 3, 4, 5, 6
$function$
;
comment on function arealregnskap_rute(integer,integer,jsonb,jsonb,jsonb,geometry[]) is 'Planned use × planned use in another scenario (p_mot; null: none) × AR5 × nature × hazard within squares that do not overlap: how much ground (m², UTM) has which of each? One arrangement of all borders; each face is counted once, by a point in it. Where several purposes lie over it, the first lokal_id has it; of AR5 and nature the first by p_rang. Ground in the plan area without a purpose has none. p_soner: hensynssoner that are fare or vern.';

CREATE OR REPLACE FUNCTION public.arealregnskap_soner(p_data jsonb, p_scenario integer, p_soner uuid[], p_krav jsonb)
 RETURNS TABLE(lokal_id uuid, bygninger integer, bygd_m2 double precision, regulert_m2 double precision, regulert_ukjent_m2 double precision, betinget_m2 double precision, tettsted_m double precision, sentrum_m double precision, va_m double precision, tilstand jsonb)
 LANGUAGE sql
 STABLE
 SET jit TO 'off'
AS $function$
	with sone as materialized (
		select o.lokal_id, o.geom, ST_Envelope(o.geom) as boks from planobjekt o
		where o.scenario_id = p_scenario and o.tema = 'arealformal' and o.lokal_id = any (p_soner)
	), tema as (
		select * from (values ('tettsted', 5000), ('sentrum', 5000), ('va', 1000), ('reguleringsplan', 0), ('bygning', 0)) as t (tema, sok)
	), dekning as materialized (
		-- A distance is known where the data reach as far as is looked.
		select s.lokal_id, d.tema, d.kjent, case
			when ST_Intersects(d.tvil, k.geom) then 'ikke vurdert'
			when ST_CoveredBy(k.geom, d.kjent) then 'kjent' else 'ikke kartlagt' end as tilstand
		from sone s cross join tema t
		cross join lateral (select case when t.sok = 0 then s.geom else ST_PointOnSurface(s.geom) end as geom offset 0) k
		cross join lateral grunnlagsdekning(p_data, array[t.tema], s.boks) d
	), avstand as (
		select s.lokal_id, g.tema, min(ST_Distance(g.geom, s.geom)) as m
		from sone s cross join tema t
		cross join lateral grunnlagsobjekt((select jsonb_agg(d) from jsonb_array_elements(p_data) d where d ->> 'slag' = t.tema),
			ST_Expand(s.boks, t.sok)) g
		where t.sok > 0 and ST_DWithin(g.geom, s.geom, t.sok)
		group by 1, 2
	), plan as (
		select s.lokal_id, r.slag, ST_Area(ST_Union(ST_CollectionExtract(ST_Intersection(s.geom, r.geom, 0.001), 3), 0.001)) as m2,
			ST_Union(ST_CollectionExtract(ST_Intersection(s.geom, r.geom, 0.001), 3), 0.001) as geom
		from sone s cross join lateral (
			select 'regulert' as slag, g.geom from grunnlagsobjekt(
				(select jsonb_agg(d) from jsonb_array_elements(p_data) d where d ->> 'slag' = 'reguleringsplan'), s.boks) g
			where ST_Dimension(g.geom) = 2
			union all
			select k.slag, o.geom from planobjekt o
			join jsonb_to_recordset(p_krav) as k (liste text, kode integer, slag text) on k.liste = o.kodeliste and k.kode = o.kode
			where o.scenario_id = p_scenario and o.geom && s.boks and o.tema in ('hensynssone', 'bestemmelse') and ST_Dimension(o.geom) = 2
		) r
		where ST_Intersects(s.geom, r.geom)
		group by 1, 2
	)
	select s.lokal_id, coalesce(b.antall, 0)::integer, coalesce(b.m2, 0), coalesce(r.m2, 0),
		case when d.tilstand = 'kjent' then 0 else ST_Area(ST_Difference(s.geom,
			ST_Union(d.kjent, coalesce(r.geom, ST_SetSRID('POLYGON EMPTY'::geometry, ST_SRID(s.geom))), 0.001), 0.001)) end,
		coalesce(k.m2, 0), t.m, c.m, v.m,
		(select jsonb_object_agg(d.tema, d.tilstand) from dekning d where d.lokal_id = s.lokal_id)
	from sone s
	join dekning d on d.lokal_id = s.lokal_id and d.tema = 'reguleringsplan'
	left join plan r on r.lokal_id = s.lokal_id and r.slag = 'regulert'
	left join plan k on k.lokal_id = s.lokal_id and k.slag = 'betinget'
	left join avstand t on t.lokal_id = s.lokal_id and t.tema = 'tettsted'
	left join avstand c on c.lokal_id = s.lokal_id and c.tema = 'sentrum'
	left join avstand v on v.lokal_id = s.lokal_id and v.tema = 'va'
	left join lateral (
		select count(*) as antall, sum(h.areal_m2) as m2 from bygning h
		where h.datasett_id in (select (d ->> 'id')::integer from jsonb_array_elements(p_data) d where d ->> 'slag' = 'bygning')
			and h.geom && s.geom and ST_Intersects(s.geom, ST_PointOnSurface(h.geom))
	) b on true
$function$
;
comment on function arealregnskap_soner(jsonb,integer,uuid[],jsonb) is 'What planvask asks of purposes besides what lies under them: buildings on them, how much a detailed plan or H910 covers (regulert) and on how much something must come first (betinget), m²; straight lines to tettsted, sentrum and the network, m, null where none is within 5 km (the network: 1 km); and of each theme whether the data tell. p_krav: hensynssoner by what they say.';

CREATE OR REPLACE FUNCTION public.blagronn_berort(p_scenario integer, p_data jsonb, p_endret jsonb, p_rekkevidde double precision)
 RETURNS TABLE(id text, tema text, lengde_m double precision, geom geometry)
 LANGUAGE sql
 STABLE
AS $function$
	with endret as materialized (
		select e.geom::geometry as geom from jsonb_to_recordset(p_endret) as e (geom text) where e.geom is not null
		union all
		select o.geom from jsonb_to_recordset(p_endret) as e (lokal_id uuid)
		join planobjekt o on o.scenario_id = p_scenario and o.lokal_id = e.lokal_id
	)
	select l.id, l.tema, l.lengde_m, l.geom from blagronn_linje(p_scenario, p_data) l
	where p_endret = '[]' or exists (
		select from endret e where e.geom && ST_Expand(l.geom, p_rekkevidde) and ST_DWithin(e.geom, l.geom, p_rekkevidde))
$function$
;
comment on function blagronn_berort(integer,jsonb,jsonb,double precision) is 'Which corridors may be others for what somebody is about to change (p_endret): those that it, or what it was, lies within p_rekkevidde of? All of them where nothing is changed.';

CREATE OR REPLACE FUNCTION public.blagronn_formal(p_scenario integer, p_formal jsonb, p_endret jsonb)
 RETURNS TABLE(lokal_id uuid, navn text, klasse text, geom geometry)
 LANGUAGE sql
 STABLE
AS $function$
	with endret as materialized (
		select e.lokal_id, e.navn, e.klasse,
			-- What the hand holds may cross itself for a moment.
			ST_CollectionExtract(ST_MakeValid(e.geom::geometry), 3) as geom
		from jsonb_to_recordset(p_endret) as e (lokal_id uuid, navn text, klasse text, geom text)
	)
	select o.lokal_id, coalesce(o.omr_navn, o.kode::text), case when o.kode is null then 'ukjent' else f.klasse end, o.geom
	from planobjekt o
	left join jsonb_to_recordset(p_formal) as f (liste text, fra integer, til integer, klasse text)
		on f.liste = coalesce(o.kodeliste, o.objekttype) and o.kode between f.fra and f.til
	where o.scenario_id = p_scenario and o.tema = 'arealformal' and ST_Dimension(o.geom) = 2
		and coalesce(o.vertikalniva, pa_grunnen()) = pa_grunnen() and (o.kode is null or f.klasse is not null)
		and not exists (select from endret e where e.lokal_id = o.lokal_id)
	union all
	select e.lokal_id, e.navn, e.klasse, e.geom from endret e where not ST_IsEmpty(e.geom)
$function$
;
comment on function blagronn_formal(integer,jsonb,jsonb) is 'Which purposes on the ground are for building (bygg), green (gronn), water (vann), or not told (ukjent)? p_formal: ranges of codes with their class; other codes are none of them. p_endret: objects as somebody is about to make them, in place of their stored ones (geom null: deleted).';

CREATE OR REPLACE FUNCTION public.blagronn_langs(p_scenario integer, p_formal jsonb, p_data jsonb, p_endret jsonb, p_avstander double precision[])
 RETURNS TABLE(id text, avstand double precision, lokal_id uuid, navn text, klasse text, fra_m double precision, til_m double precision)
 LANGUAGE sql
 STABLE
 SET jit TO 'off'
AS $function$
	with linje as materialized (
		select * from blagronn_berort(p_scenario, p_data, p_endret,
			(select max(a.avstand) + 100 from unnest(p_avstander) a (avstand)))
	), stengt as materialized (
		select f.* from blagronn_formal(p_scenario, p_formal, p_endret) f where f.klasse in ('bygg', 'ukjent')
	), vann as materialized (
		-- Put together: a river may be drawn in several surfaces, and where they meet is no bank.
		select v.geom from (
			select ST_Union(d.geom, 0.001) as geom
			from (select ST_SetSRID(ST_Extent(geom)::geometry, ST_SRID(geom)) as boks from linje group by ST_SRID(geom)) b
			cross join lateral grunnlagsobjekt(p_data, b.boks) d
			where d.tema = 'vann' and ST_Dimension(d.geom) = 2 and exists (
				select from linje l where l.geom && d.geom and ST_Intersects(l.geom, d.geom))
		) s cross join lateral ST_Dump(s.geom) v
	), bit as (
		-- In a river that is drawn as a surface the belt begins at the bank: pieces of 25 m know how far it is to it.
		select l.id, i as nr, l.lengde_m * i / n.antall as fra, l.lengde_m * (i + 1) / n.antall as til,
			ST_LineInterpolatePoint(l.geom, (i + 0.5) / n.antall) as midt
		from linje l cross join lateral (select greatest(1, ceil(l.lengde_m / 25))::integer as antall) n
		cross join lateral generate_series(0, n.antall - 1) i
		where l.tema = 'vassdrag' and exists (select from vann v where v.geom && l.geom and ST_Intersects(v.geom, l.geom))
	), halv as (
		select b.*, coalesce((
			select ceil(max(ST_Distance(b.midt, ST_Boundary(v.geom)))) from vann v
			where v.geom && b.midt and ST_Intersects(v.geom, b.midt)), 0) as halv
		from bit b
	), lope as (
		select h.*, nr - row_number() over (partition by id, halv order by nr) as gruppe from halv h
	), stykke as materialized (
		select s.id, s.fra, s.halv, ST_LineSubstring(l.geom, s.fra / l.lengde_m, least(1, s.til / l.lengde_m)) as geom
		from (select id, halv, min(fra) as fra, max(til) as til from lope group by id, halv, gruppe) s join linje l using (id)
		union all
		select l.id, 0, 0, l.geom from linje l where not exists (select from bit b where b.id = l.id)
	), treff as (
		select s.id, s.fra, s.geom, a.avstand, k.lokal_id, k.navn, k.klasse,
			case when a.avstand = 0 then k.geom else ST_Buffer(k.geom, a.avstand + s.halv, 32) end as flate
		from stykke s cross join unnest(p_avstander) a (avstand)
		join stengt k on k.geom && ST_Expand(s.geom, a.avstand + s.halv)
			and ST_DWithin(k.geom, s.geom, case when a.avstand = 0 then 0 else a.avstand + s.halv end)
		offset 0
	), del as (
		select t.*, d.geom as bit
		from treff t cross join lateral ST_Dump(ST_LineMerge(ST_CollectionExtract(ST_Intersection(t.geom, t.flate, 0.001), 2))) d
		-- Where a zone has the middle line for its border, the line does not lie in it.
		where t.avstand > 0 or not ST_CoveredBy(ST_LineInterpolatePoint(d.geom, 0.5), ST_Buffer(ST_Boundary(t.flate), 0.005))
	), mal as (
		select d.id, d.avstand, d.lokal_id, d.navn, d.klasse, d.fra, ST_Length(d.geom) as lengde,
			ST_LineLocatePoint(d.geom, ST_StartPoint(d.bit)) as a, ST_LineLocatePoint(d.geom, ST_EndPoint(d.bit)) as b
		from del d
	)
	select id, avstand, lokal_id, navn, klasse, fra + least(a, b) * lengde, fra + greatest(a, b) * lengde from mal
$function$
;
comment on function blagronn_langs(integer,jsonb,jsonb,jsonb,double precision[]) is 'Which stretches of each corridor''s middle line (metres from where it begins) lie within each distance of a purpose for building, or of one that is not told? Distance 0: inside it. The distance is from the bank where the river is drawn as a surface, its half width rounded up to a metre.';

CREATE OR REPLACE FUNCTION public.blagronn_linje(p_scenario integer, p_data jsonb)
 RETURNS TABLE(id text, tema text, navn text, nr integer, av integer, lengde_m double precision, geom geometry)
 LANGUAGE sql
 STABLE
AS $function$
	with omrade as materialized (
		select blagronn_omrade(p_scenario) as geom
	), data as materialized (
		select d.tema, d.navn, l.geom
		from omrade o cross join lateral grunnlagsobjekt(p_data, ST_Envelope(o.geom)) d
		cross join lateral ST_Dump(ST_LineMerge(ST_CollectionExtract(d.geom, 2))) l
		where d.tema in ('vassdrag', 'flomvei') and ST_Dimension(d.geom) = 1
	), linje as materialized (
		-- The same line from two data sets is one; its name is of where it begins and ends, so that it is the same tomorrow.
		select distinct on (k.kode) k.kode, d.tema, d.navn, d.geom, ST_Length(d.geom) as lengde
		from data d cross join omrade o cross join lateral (
			select substr(md5(concat_ws(' ', d.tema, ST_AsText(ST_SnapToGrid(ST_StartPoint(d.geom), 1)),
				ST_AsText(ST_SnapToGrid(ST_EndPoint(d.geom), 1)), round(ST_Length(d.geom))::text)), 1, 8) as kode
		) k
		where ST_Intersects(d.geom, o.geom)
		order by k.kode, d.navn
	), ende as materialized (
		select l.kode, p.geom from linje l cross join lateral (values (ST_StartPoint(l.geom)), (ST_EndPoint(l.geom))) p (geom)
		where l.tema = 'vassdrag'
	), delepunkt as (
		select l.kode, ST_LineLocatePoint(l.geom, e.geom) as f
		from linje l join ende e on e.kode <> l.kode and e.geom && ST_Expand(l.geom, 5) and ST_DWithin(l.geom, e.geom, 5)
		where l.tema = 'vassdrag'
	), delt as (
		-- What is shorter than 50 m between two confluences is no reach of its own.
		select d.kode, d.f from (
			select d.kode, d.f, l.lengde, lag(d.f, 1, 0.0::double precision) over (partition by d.kode order by d.f) as forrige
			from delepunkt d join linje l using (kode)
		) d where (d.f - d.forrige) * d.lengde >= 50 and (1 - d.f) * d.lengde >= 50
	), grense as (
		select kode, f from delt union select kode, 0 from linje union select kode, 1 from linje
	), strekning as (
		select kode, f as fra, lead(f) over (partition by kode order by f) as til,
			row_number() over (partition by kode order by f)::integer as nr,
			(count(*) over (partition by kode) - 1)::integer as av
		from grense
	)
	-- What lies outside the plan's ground is not this plan's: a line that leaves it and comes back is several.
	select l.kode || '-' || s.nr || case when d.nr > 1 then '.' || d.nr else '' end,
		l.tema, l.navn, s.nr, s.av, ST_Length(d.geom), d.geom
	from strekning s join linje l using (kode) cross join omrade o
	cross join lateral (select ST_LineSubstring(l.geom, s.fra, s.til) as geom) g
	cross join lateral (select case when ST_CoveredBy(g.geom, o.geom) then g.geom
		else ST_LineMerge(ST_CollectionExtract(ST_Intersection(g.geom, o.geom, 0.001), 2)) end as geom) i
	cross join lateral (select b.geom, coalesce(b.path[1], 1) as nr from ST_Dump(i.geom) b) d
	where s.til is not null and ST_Length(d.geom) > 0.01
$function$
;
comment on function blagronn_linje(integer,jsonb) is 'Which corridors have a middle line: each mapped watercourse from confluence to confluence, and each flood way, in the plan''s ground. The id is made of where the line begins and ends and how long it is, in whole metres: the same in every scenario, and after the data set is read in again.';

CREATE OR REPLACE FUNCTION public.blagronn_naer(p_scenario integer, p_formal jsonb, p_minst_m2 double precision, p_avstand double precision)
 RETURNS TABLE(nr integer, lokal_id uuid, navn text, areal_m2 double precision, geom geometry, naer geometry)
 LANGUAGE sql
 STABLE
 SET jit TO 'off'
AS $function$
	with formal as materialized (
		select * from blagronn_formal(p_scenario, p_formal, '[]')
	), kilde as materialized (
		select lokal_id, navn, geom from formal where klasse = 'gronn'
		union all
		select o.lokal_id, coalesce(o.omr_navn, 'H' || o.kode), o.geom from planobjekt o
		where o.scenario_id = p_scenario and o.tema = 'hensynssone' and o.kodeliste = 'KpAngittHensynSone' and o.kode = 540
			and ST_Dimension(o.geom) = 2
	), samlet as (
		select ST_Union(geom, 0.001) as geom from kilde
	), stengt as (
		select ST_Union(f.geom, 0.001) as geom from formal f
		where f.klasse in ('bygg', 'ukjent') and exists (select from kilde k where k.geom && f.geom and ST_Intersects(k.geom, f.geom))
	), flate as materialized (
		select row_number() over (order by ST_Area(d.geom) desc, ST_XMin(d.geom), ST_YMin(d.geom))::integer as nr, d.geom
		from samlet s cross join stengt b
		cross join lateral ST_Dump(ST_CollectionExtract(coalesce(ST_Difference(s.geom, b.geom, 0.001), s.geom), 3)) d
		where ST_Area(d.geom) >= p_minst_m2
	)
	select f.nr, k.lokal_id, k.navn, ST_Area(f.geom), f.geom, ST_Buffer(f.geom, p_avstand, 32)
	from flate f cross join lateral (
		select k.lokal_id, k.navn from kilde k where k.geom && f.geom
		order by ST_Area(ST_Intersection(k.geom, f.geom, 0.001)) desc, k.lokal_id limit 1
	) k
$function$
;
comment on function blagronn_naer(integer,jsonb,double precision,double precision) is 'Which connected green surfaces of at least p_minst_m2 does the scenario have (green purposes and H540 outside building purposes), named by their largest object, and what lies within p_avstand (m, in a straight line) of each?';

CREATE OR REPLACE FUNCTION public.blagronn_nett(p_scenario integer, p_formal jsonb, p_data jsonb, p_belte_m double precision, p_flomvei_m double precision)
 RETURNS TABLE(rang integer, fri geometry, bygg_m2 double precision, ukjent_m2 double precision)
 LANGUAGE sql
 STABLE
 SET jit TO 'off'
AS $function$
	with omrade as materialized (
		select blagronn_omrade(p_scenario) as geom
	), formal as materialized (
		select * from blagronn_formal(p_scenario, p_formal, '[]')
	), data as materialized (
		select d.tema, d.geom from omrade o cross join lateral grunnlagsobjekt(p_data, ST_Envelope(o.geom)) d
	), element as (
		select 1 as rang, geom from formal where klasse = 'vann'
		union all select 1, geom from data where tema = 'vann' and ST_Dimension(geom) = 2
		union all select 2, geom from formal where klasse = 'gronn'
		union all
		select 3, o.geom from planobjekt o
		where o.scenario_id = p_scenario and o.tema = 'hensynssone' and o.kodeliste = 'KpAngittHensynSone'
			and o.kode in (540, 560) and ST_Dimension(o.geom) = 2
		union all select 4, geom from data where tema = 'naturtype' and ST_Dimension(geom) = 2
		union all select 5, ST_Buffer(geom, p_belte_m, 16) from data where tema = 'vassdrag' and ST_Dimension(geom) = 1
		union all select 6, ST_Buffer(geom, p_flomvei_m, 16) from data where tema = 'flomvei' and ST_Dimension(geom) = 1
	), samlet as materialized (
		select e.rang, case when ST_CoveredBy(e.geom, o.geom) then e.geom
			else ST_CollectionExtract(ST_Intersection(e.geom, o.geom, 0.001), 3) end as geom
		from (select e.rang, ST_Union(e.geom, 0.001) as geom from element e group by e.rang) e cross join omrade o
	), ny as materialized (
		-- What a kind adds to those before it: nothing is counted twice.
		select s.rang, case when f.geom is null then s.geom else ST_Difference(s.geom, f.geom, 0.001) end as geom
		from samlet s cross join lateral (
			select ST_Union(t.geom, 0.001) as geom from samlet t where t.rang < s.rang
		) f
	), stengt as materialized (
		select k.klasse, ST_Union(k.geom, 0.001) as geom
		from formal k
		where k.klasse in ('bygg', 'ukjent') and exists (
			select from samlet s where s.rang <> 2 and s.geom && k.geom and ST_Intersects(s.geom, k.geom))
		group by k.klasse
	), delt as (
		select n.rang, n.geom,
			coalesce(ST_Difference(n.geom, b.geom, 0.001), n.geom) as utenfor, u.geom as ukjent
		from ny n left join stengt b on b.klasse = 'bygg' left join stengt u on u.klasse = 'ukjent'
		where not ST_IsEmpty(n.geom)
		offset 0
	), fri as (
		select d.*, coalesce(ST_Difference(d.utenfor, d.ukjent, 0.001), d.utenfor) as fri from delt d offset 0
	)
	select f.rang, f.fri, ST_Area(f.geom) - ST_Area(f.utenfor), ST_Area(f.utenfor) - ST_Area(f.fri) from fri f
$function$
;
comment on function blagronn_nett(integer,jsonb,jsonb,double precision,double precision) is 'The blue-green ground of a scenario, kind by kind and nothing twice (1 water, 2 green purposes, 3 H540/H560, 4 nature types, 5 belts along watercourses, 6 flood ways): what of it is free, and how much lies in building purposes (bygg) and in purposes that are not told (ukjent).';

CREATE OR REPLACE FUNCTION public.blagronn_omrade(p_scenario integer)
 RETURNS geometry
 LANGUAGE sql
 STABLE
AS $function$
	select coalesce(
		ST_Union(o.geom, 0.001) filter (where o.tema = 'planomrade'),
		ST_Union(o.geom, 0.001) filter (where o.tema = 'arealformal'))
	from planobjekt o
	where o.scenario_id = p_scenario and ST_Dimension(o.geom) = 2 and (o.tema = 'planomrade' or (
		o.tema = 'arealformal' and not exists (
			select from planobjekt p
			where p.scenario_id = p_scenario and p.tema = 'planomrade' and ST_Dimension(p.geom) = 2)))
$function$
;
comment on function blagronn_omrade(integer) is 'The ground that the plan speaks of: its plan area, or where the file has none, its purposes together. null: neither.';

CREATE OR REPLACE FUNCTION public.blagronn_restbredde(p_scenario integer, p_formal jsonb, p_data jsonb, p_endret jsonb, p_rekkevidde double precision)
 RETURNS TABLE(id text, kutt boolean, restbredde_m double precision, sted geometry, soner uuid[])
 LANGUAGE sql
 STABLE
 SET jit TO 'off'
AS $function$
	with linje as materialized (
		select * from blagronn_berort(p_scenario, p_data, p_endret, p_rekkevidde)
	), bygg as materialized (
		select f.lokal_id, f.geom from blagronn_formal(p_scenario, p_formal, p_endret) f where f.klasse = 'bygg'
	), naer as materialized (
		select l.id, l.geom as linje, ST_Buffer(l.geom, p_rekkevidde, 'endcap=flat quad_segs=16') as belte,
			ST_Union(b.geom, 0.001) as bygg
		from linje l join bygg b on b.geom && ST_Expand(l.geom, p_rekkevidde) and ST_DWithin(b.geom, l.geom, p_rekkevidde)
		group by l.id, l.geom
	), delt as materialized (
		select n.id, n.linje, d.geom,
			ST_Length(ST_Intersection(n.linje, n.bygg, 0.001)) - ST_Length(ST_Intersection(n.linje, ST_Boundary(n.bygg), 0.001)) > 0.01 as kutt
		from naer n cross join lateral ST_Dump(ST_CollectionExtract(ST_Intersection(n.bygg, n.belte, 0.001), 3)) d
	), mot as (
		-- What touches the line is on the side that its middle is on.
		select d.id, d.linje, d.geom, d.kutt, q.fra, ST_LineLocatePoint(d.linje, q.fra) as f
		from delt d cross join lateral (
			select case when ST_DWithin(d.geom, d.linje, 0.01) then ST_PointOnSurface(d.geom)
				else ST_ClosestPoint(d.geom, d.linje) end as fra
		) q
	), side as (
		select m.id, m.geom, m.kutt, sign(
			(ST_X(t.b) - ST_X(t.a)) * (ST_Y(m.fra) - ST_Y(t.p)) - (ST_Y(t.b) - ST_Y(t.a)) * (ST_X(m.fra) - ST_X(t.p))) as side
		from mot m cross join lateral (
			select ST_LineInterpolatePoint(m.linje, greatest(0, m.f - 1e-6)) as a, ST_LineInterpolatePoint(m.linje, m.f) as p,
				ST_LineInterpolatePoint(m.linje, least(1, m.f + 1e-6)) as b
		) t
	), bredde as (
		select s.id, bool_or(s.kutt) as kutt, ST_ShortestLine(
			ST_Collect(s.geom) filter (where s.side > 0), ST_Collect(s.geom) filter (where s.side < 0)) as sted
		from side s group by s.id
	)
	select b.id, b.kutt, case when b.kutt then 0 else ST_Length(b.sted) end, b.sted,
		coalesce((
			select array_agg(k.lokal_id order by k.lokal_id) from bygg k
			where not b.kutt and (ST_DWithin(k.geom, ST_StartPoint(b.sted), 0.01) or ST_DWithin(k.geom, ST_EndPoint(b.sted), 0.01))
		), '{}')
	from bredde b
$function$
;
comment on function blagronn_restbredde(integer,jsonb,jsonb,jsonb,double precision) is 'Of each corridor that building purposes come nearer than p_rekkevidde (m): do they cut its middle line, and how far is it between those on one side of it and those on the other where it is narrowest (null: they are on one side alone)? sted: the line across.';

CREATE OR REPLACE FUNCTION public.blagronn_skifte(p_til integer, p_fra_nett geometry, p_til_nett geometry)
 RETURNS TABLE(slag text, lokal_id uuid, navn text, m2 double precision)
 LANGUAGE sql
 STABLE
 SET jit TO 'off'
AS $function$
	with skiftet as materialized (
		select 'tapt' as slag, ST_Difference(p_fra_nett, p_til_nett, 0.001) as geom
		union all
		select 'vunnet', ST_Difference(p_til_nett, p_fra_nett, 0.001)
	), objekt as materialized (
		select s.slag, o.id, o.lokal_id, coalesce(o.omr_navn, o.kode::text, 'uten kode') as navn,
			ST_CollectionExtract(ST_Intersection(s.geom, o.geom, 0.001), 3) as geom
		from skiftet s join planobjekt o on o.scenario_id = p_til and o.tema = 'arealformal' and ST_Dimension(o.geom) = 2
			and coalesce(o.vertikalniva, pa_grunnen()) = pa_grunnen() and o.geom && s.geom and ST_Intersects(o.geom, s.geom)
	), rest as (
		-- Where no purpose tells what it became, or two overlap, the whole is still the whole.
		select s.slag, ST_Area(s.geom) - coalesce((select sum(ST_Area(o.geom)) from objekt o where o.slag = s.slag), 0) as m2
		from skiftet s
	)
	select slag, lokal_id, navn, ST_Area(geom) from objekt where ST_Area(geom) > 0.01
	union all
	select slag, null, null, m2 from rest where abs(m2) > 0.01
$function$
;
comment on function blagronn_skifte(integer,geometry,geometry) is 'What of the blue-green ground of one scenario is not in that of p_til (tapt), and what is new there (vunnet), by the purpose that the ground has in p_til? Rows sum to the whole of each.';

CREATE OR REPLACE FUNCTION public.boligdekning(p_data jsonb, p_boks geometry)
 RETURNS TABLE(slag text, kjent geometry, tvil geometry)
 LANGUAGE sql
 STABLE
AS $function$
	-- Of protection the plan itself has its båndlegging: where no register of it is here at all, the plan is the source.
	select d.tema,
		case when v.uten_register then p_boks else d.kjent end,
		case when v.uten_register then ST_SetSRID('POLYGON EMPTY'::geometry, ST_SRID(p_boks)) else d.tvil end
	from grunnlagsdekning(
		p_data, array['tettsted', 'vann', 'vern', 'flomsone', 'skredsone', 'ar5', 'veg', 'bygning'], p_boks
	) d
	cross join lateral (select d.tema = 'vern' and not d.registrert as uten_register) v
$function$
;
comment on function boligdekning(jsonb,geometry) is 'Of place and what is taken from a zone: where do loaded data sets tell (kjent), and where may one that is not loaded or failed have told something (tvil: «ikke vurdert»)? The rest is «ikke kartlagt». So is a theme that nobody has registered, but for protection, which the plan itself holds.';

CREATE OR REPLACE FUNCTION public.boligsone_bit(p_scenario integer, p_formal jsonb, p_data jsonb)
 RETURNS TABLE(lokal_id uuid, stedslag text, tettsted text, fradragene text, mangler text[], geom geometry)
 LANGUAGE sql
 STABLE
AS $function$
	with sone as materialized (
		-- Without a status it may be framtidig, and without a known purpose a dwelling zone: named, never dropped.
		select o.lokal_id, o.geom, least(1, o.areal_m2 / 2) as minst
		from planobjekt o
		where o.scenario_id = p_scenario and o.tema = 'arealformal' and o.arealbruksstatus is distinct from 1
			and coalesce(o.vertikalniva, pa_grunnen()) = pa_grunnen() and ST_Dimension(o.geom) = 2 and (o.kode is null or (coalesce(o.kodeliste, o.objekttype), o.kode) in (
				select f.liste, f.kode from jsonb_to_recordset(p_formal) as f (liste text, kode integer)))
	), plan as materialized (
		select ST_Expand(ST_SetSRID(ST_Extent(geom)::geometry, ST_SRID(geom)), 1) as boks from sone group by ST_SRID(geom)
	), dekning as materialized (
		select d.* from plan p cross join lateral boligdekning(p_data, p.boks) d
	), grense as materialized (
		-- One surface a name; where two overlap, the first name by the alphabet has the land.
		select coalesce(d.navn, 'tettsted uten navn') as navn, ST_Union(d.geom, 0.001) as geom
		from plan p cross join lateral dataflate(p_data, p.boks) d
		where d.slag = 'tettsted' group by 1
	), sted as materialized (
		select g.navn, coalesce(ST_Difference(g.geom, f.geom, 0.001), g.geom) as geom
		from grense g, lateral (
			select ST_Union(e.geom, 0.001) as geom from grense e
			where e.navn < g.navn collate "C" and e.geom && g.geom and ST_Intersects(e.geom, g.geom)
		) f
	), inne as materialized (
		-- Less than a square metre over the line is the line's own inaccuracy, not a place.
		select s.lokal_id, s.minst, t.navn, i.geom
		from sone s join sted t on s.geom && t.geom
		cross join lateral flate_delt(s.geom, t.geom, s.minst) i
		where i.inne
	), ute as materialized (
		select s.lokal_id, s.minst, case when i.geom is null then s.geom
			else ST_CollectionExtract(ST_Difference(s.geom, i.geom, 0.001), 3) end as geom
		from sone s, lateral (
			select ST_Union(i.geom, 0.001) as geom from inne i where i.lokal_id = s.lokal_id
		) i
	), utenfor as materialized (
		select u.lokal_id, u.minst, k.inne as kjent, d.tvil, k.geom
		from ute u cross join dekning d cross join lateral flate_delt(u.geom, d.kjent, u.minst) k
		where d.slag = 'tettsted' and ST_Area(u.geom) >= u.minst
	), del as (
		select lokal_id, minst, 'tettsted' as stedslag, navn, geom from inne
		union all
		select lokal_id, minst, 'utenfor', null, geom from utenfor where kjent
		union all
		select u.lokal_id, u.minst, case when t.inne then 'uvurdert' else 'ukartlagt' end, null, t.geom
		from utenfor u cross join lateral flate_delt(u.geom, u.tvil, u.minst) t
		where not u.kjent
	), ukjent as materialized (
		-- Many data sets cover the same ground: each coverage is laid out once.
		select ST_Union(ST_Difference(p.boks, d.kjent, 0.001), 0.001) as geom
		from plan p cross join (select distinct kjent from dekning where slag <> 'tettsted') d
	), fradragsdekning as materialized (
		select ST_Difference(p.boks, u.geom, 0.001) as kjent, t.tvil
		from plan p cross join ukjent u cross join (
			select ST_Union(tvil, 0.001) as tvil from dekning where slag <> 'tettsted'
		) t
	), kartlagt as materialized (
		select d.*, k.inne as kjent, f.tvil, k.geom as bit
		from del d cross join fradragsdekning f cross join lateral flate_delt(d.geom, f.kjent, d.minst) k
	)
	select lokal_id, stedslag, navn, 'kjent', '{}', bit from kartlagt where kjent
	union all
	select k.lokal_id, k.stedslag, k.navn, case when t.inne then 'ikke vurdert' else 'ikke kartlagt' end, m.mangler, t.geom
	from kartlagt k cross join lateral flate_delt(k.bit, k.tvil, k.minst) t
	cross join lateral (
		select coalesce(array_agg(d.slag order by d.slag), '{}') as mangler from dekning d
		where d.slag <> 'tettsted' and ST_Area(ST_Difference(t.geom, d.kjent, 0.001)) >= k.minst
	) m
	where not k.kjent
$function$
;
comment on function boligsone_bit(integer,jsonb,jsonb) is 'Which pieces do the zones on the ground that may hold dwellings fall into: by tettsted, and by whether what must be taken out is known there, and if not, of which themes (mangler)? Pieces of a zone are disjoint and make up the zone, to a square metre: a smaller piece is not cut off.';

CREATE OR REPLACE FUNCTION public.boligsone_flate(p_scenario integer, p_formal jsonb, p_soner jsonb, p_data jsonb, p_klasser jsonb)
 RETURNS TABLE(lokal_id uuid, stedslag text, tettsted text, fradragene text, mangler text[], brutto_m2 double precision, flater jsonb)
 LANGUAGE sql
 STABLE
 SET jit TO 'off'
AS $function$
	with recursive bit as materialized (
		select row_number() over () as nr, b.* from boligsone_bit(p_scenario, p_formal, p_data) b
	), sone as materialized (
		select s.slag, o.geom
		from planobjekt o
		join jsonb_to_recordset(p_soner) as s (liste text, kode integer, slag text)
			on s.liste = o.kodeliste and s.kode = o.kode
		where o.scenario_id = p_scenario and o.tema in ('hensynssone', 'bestemmelse') and ST_Dimension(o.geom) = 2
	), flate as materialized (
		select b.nr, s.slag, s.geom from bit b join sone s on s.geom && b.geom
		union all
		select b.nr, f.slag, f.geom
		from bit b cross join lateral fradragsflate(p_data, p_klasser, ST_Envelope(b.geom)) f
		where f.geom && b.geom
	), treff as materialized (
		-- One surface a kind: what overlaps itself is there once.
		select b.nr, f.slag, ST_Union(i.geom, 0.001) as geom
		from bit b join flate f on f.nr = b.nr and ST_Intersects(b.geom, f.geom)
		cross join lateral (
			select case when ST_CoveredBy(b.geom, f.geom) then b.geom
				else ST_CollectionExtract(ST_Intersection(b.geom, f.geom, 0.001), 3) end as geom offset 0
		) i
		where not ST_IsEmpty(i.geom)
		group by b.nr, f.slag
	), lag as materialized (
		select t.*, row_number() over (partition by nr order by slag) as trinn from treff t
	), delt as (
		-- By one kind at a time, each part falls into what lies inside it and what does not.
		select b.nr, 0::bigint as trinn, '{}'::text[] as slag, b.geom from bit b
		union all
		select d.nr, l.trinn, case when k.inne then d.slag || l.slag else d.slag end, k.geom
		from delt d join lag l on l.nr = d.nr and l.trinn = d.trinn + 1
		cross join lateral flate_delt(d.geom, l.geom, 0.01) k
	), ferdig as (
		select d.nr, d.slag, sum(ST_Area(d.geom)) as m2
		from delt d
		where d.trinn = coalesce((select max(l.trinn) from lag l where l.nr = d.nr), 0)
		group by d.nr, d.slag
	)
	select b.lokal_id, b.stedslag, b.tettsted, b.fradragene, b.mangler, ST_Area(b.geom), f.flater
	from bit b cross join lateral (
		select jsonb_agg(jsonb_build_object('slag', f.slag, 'm2', f.m2) order by f.slag) as flater
		from ferdig f where f.nr = b.nr
	) f
$function$
;
comment on function boligsone_flate(integer,jsonb,jsonb,jsonb,jsonb) is 'What lies over each piece of a dwelling zone: the piece parted into disjoint areas (m² in the plan''s UTM zone), each with all the kinds that cover it (hazard, protection, farmland …, a condition)? They make up the piece; which of them is taken out, and in which order, is arithmetic (domain/housing/arealregning).';

CREATE OR REPLACE FUNCTION public.boligsone_forhold(p_scenario integer, p_formal jsonb, p_data jsonb)
 RETURNS TABLE(lokal_id uuid, regulert_m2 double precision, uregulert_m2 double precision, transformasjon_m2 double precision, avstander jsonb)
 LANGUAGE sql
 STABLE
 SET jit TO 'off'
AS $function$
	with sone as materialized (
		select o.lokal_id, o.geom, o.navnepunkt as punkt
		from planobjekt o
		where o.scenario_id = p_scenario and o.tema = 'arealformal' and ST_Dimension(o.geom) = 2
			and coalesce(o.vertikalniva, pa_grunnen()) = pa_grunnen() and (coalesce(o.kodeliste, o.objekttype), o.kode) in (
				select f.liste, f.kode from jsonb_to_recordset(p_formal) as f (liste text, kode integer))
			and (o.arealbruksstatus is distinct from 1 or exists (
				select from planobjekt h where h.scenario_id = p_scenario and h.kodeliste = 'KpGjennomforingSone'
					and h.kode in (820, 830) and ST_Intersects(h.geom, o.geom)))
	), plan as materialized (
		select ST_Expand(ST_SetSRID(ST_Extent(geom)::geometry, ST_SRID(geom)), 1) as boks from sone group by ST_SRID(geom)
	), dekning as materialized (
		select d.* from plan p cross join lateral grunnlagsdekning(
			p_data, array['reguleringsplan', 'va', 'sentrum', 'stasjon', 'skole'], p.boks) d
	), mal as materialized (
		select o.tema, o.geom from plan p cross join lateral grunnlagsobjekt((
			select jsonb_agg(d) from jsonb_array_elements(p_data) d where d ->> 'slag' in ('sentrum', 'stasjon', 'skole')
		), ST_Expand(p.boks, 20000)) o
	), hensyn as materialized (
		select o.kode, o.geom from planobjekt o
		where o.scenario_id = p_scenario and ST_Dimension(o.geom) = 2
			and (o.kodeliste, o.kode) in (('KpDetaljeringSone', 910), ('KpGjennomforingSone', 820), ('KpGjennomforingSone', 830))
	), flate as materialized (
		select s.lokal_id, s.geom, s.punkt, k.geom as kjent, r.geom as regulert, t.geom as transformasjon
		from sone s
		cross join lateral (
			select ST_Intersection(s.geom, d.kjent, 0.001) as geom from dekning d where d.tema = 'reguleringsplan'
		) k
		cross join lateral (
			select ST_Intersection(s.geom, ST_Union(f.geom, 0.001), 0.001) as geom from (
				select h.geom from hensyn h where h.kode = 910 and h.geom && s.geom
				union all
				select o.geom from grunnlagsobjekt((
					select jsonb_agg(d) from jsonb_array_elements(p_data) d where d ->> 'slag' = 'reguleringsplan'
				), ST_Envelope(s.geom)) o where ST_Dimension(o.geom) = 2
			) f
		) r
		cross join lateral (
			select ST_Intersection(s.geom, ST_Union(h.geom, 0.001), 0.001) as geom
			from hensyn h where h.kode in (820, 830) and h.geom && s.geom
		) t
	), avstand as (
		select f.lokal_id, d.tema, case
				when ST_Intersects(f.punkt, d.tvil) then 'ikke vurdert'
				when ST_Intersects(f.punkt, d.kjent) then 'kjent'
				else 'ikke kartlagt'
			end as tilstand, case
				when d.tema = 'va' then (
					select min(ST_Distance(f.geom, o.geom)) from grunnlagsobjekt((
						select jsonb_agg(e) from jsonb_array_elements(p_data) e where e ->> 'slag' = 'va'
					), ST_Expand(ST_Envelope(f.geom), 1000)) o
				)
				else (select min(ST_Distance(f.punkt, m.geom)) from mal m where m.tema = d.tema)
			end as m
		from flate f cross join dekning d
		where d.tema <> 'reguleringsplan'
	)
	select f.lokal_id, coalesce(ST_Area(f.regulert), 0),
		case when f.regulert is null then ST_Area(f.kjent) else ST_Area(ST_Difference(f.kjent, f.regulert, 0.001)) end,
		coalesce(ST_Area(f.transformasjon), 0), (
			select jsonb_object_agg(a.tema, jsonb_build_object('tilstand', a.tilstand, 'm', case a.tilstand when 'kjent' then a.m end))
			from avstand a where a.lokal_id = f.lokal_id
		)
	from flate f
$function$
;
comment on function boligsone_forhold(integer,jsonb,jsonb) is 'Of each zone on the ground that may hold new dwellings: m² that a detailed plan holds (data set and H910), m² where it is known that none does, m² in zones for transformation (H820, H830), and metres in a straight line: from the zone to water and sewage lines (within 1 km), from a point in it to centre, station and school, with kjent, ikke kartlagt or ikke vurdert?';

CREATE OR REPLACE FUNCTION public.bue_i_sone(p_buer jsonb, p_epsg integer, p_srid integer, p_rute double precision)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
AS $function$
	select jsonb_agg((
		select jsonb_object_agg(navn, jsonb_build_array(ST_X(flyttet), ST_Y(flyttet)))
		from unnest(array['start', 'on', 'end']) navn
		cross join lateral (
			select ST_SnapToGrid(ST_Transform(ST_SetSRID(ST_MakePoint(
				(bue->navn->>0)::double precision, (bue->navn->>1)::double precision), p_epsg), p_srid), p_rute) as flyttet
		) p
	) || jsonb_build_object('kilde', bue || jsonb_build_object('epsg', p_epsg)) order by nr)
	from jsonb_array_elements(p_buer) with ordinality b (bue, nr)
$function$
;
comment on function bue_i_sone(jsonb,integer,integer,double precision) is 'Which are the arcs of an object (planobjekt.buer, by three points each) in another coordinate system, with what they were there as kilde? Rounded to the grid p_rute as the vertices of its geometry are; 0 rounds nothing.';

CREATE OR REPLACE FUNCTION public.check_formalsandel_sum()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
	summen double precision;
begin
	select sum(andel) into summen from formalsandel
		where plan_id = new.plan_id and lokal_id = new.lokal_id and versjon = new.versjon;
	if abs(summen - 1) > 1e-9 then
		raise exception 'the shares of zone % sum to %, and not to 1', new.lokal_id, summen using errcode = 'check_violation';
	end if;
	return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.dataflate(p_data jsonb, p_boks geometry)
 RETURNS TABLE(slag text, rang integer, navn text, geom geometry)
 LANGUAGE sql
 STABLE
AS $function$
	-- The box in each zone that data are stored in, so that the index finds the objects: a nation's lakes are many.
	with sett as materialized (
		select r.*, d.srid from jsonb_to_recordset(p_data) as r (id integer, slag text, rang integer, objekter text[])
		join datasett d on d.id = r.id and d.tilstand = 'loaded'
	), boks as materialized (
		select z.srid, case when z.srid = ST_SRID(p_boks) then p_boks
			else ST_Expand(ST_Transform(p_boks, z.srid), 1000) end as geom
		from (select distinct srid from sett) z
	)
	select s.slag, s.rang, o.navn, o.flate
	from boks b join sett s using (srid) cross join lateral (
		select o.navn, ST_Transform(o.geom, ST_SRID(p_boks)) as flate
		from datasettobjekt o
		where o.datasett_id = s.id and o.geom && b.geom
			and ST_Dimension(o.geom) = 2 and (s.objekter is null or o.tema = any (s.objekter))
		offset 0
	) o
	where o.flate && p_boks
$function$
;
comment on function dataflate(jsonb,geometry) is 'Which surfaces do the loaded data sets have within the box, in the box''s UTM zone? p_data: id, slag, rang and the names of objects that count (null: all). What is not loaded or failed has none.';

CREATE OR REPLACE FUNCTION public.endring_feilflater(p_scenario integer, p_niva integer, p_foer geometry[], p_endret uuid[])
 RETURNS TABLE(slag text, lokal_id_a uuid, lokal_id_b uuid, geom geometry, areal_m2 double precision)
 LANGUAGE sql
 STABLE
AS $function$
	with etter as materialized (
		select o.lokal_id, o.geom from planobjekt o
		where o.scenario_id = p_scenario and o.lokal_id = any (p_endret)
	), foer as materialized (
		select row_number() over () as nr, f.geom from unnest(p_foer) as f (geom)
	), boks as materialized (
		select ST_Extent(g.geom) as boks from (select geom from etter union all select geom from foer) g
	), nabo as materialized (
		select o.lokal_id, o.geom from planobjekt o, boks b
		where o.scenario_id = p_scenario and o.tema = 'arealformal' and coalesce(o.vertikalniva, pa_grunnen()) = p_niva
			and ST_Dimension(o.geom) = 2 and not (o.lokal_id = any (p_endret))
			and o.geom && ST_SetSRID(b.boks::geometry, ST_SRID(o.geom))
	), samlet as materialized (
		select (select ST_Union(geom, 0.000001) from foer) as foer,
			(select ST_Union(g.geom, 0.000001) from (select geom from etter union all select geom from nabo) g) as etter,
			(select ST_Union(g.geom, 0.000001) from (select geom from foer union all select geom from nabo) g) as alt_foer
	), omrade as materialized (
		select count(*) > 0 as finnes, ST_Union(p.geom, 0.000001) filter (
			where p.geom && ST_SetSRID((select boks::geometry from boks), ST_SRID(p.geom))) as geom
		from planobjekt p
		where p.scenario_id = p_scenario and p.tema = 'planomrade' and coalesce(p.vertikalniva, pa_grunnen()) = p_niva
			and ST_Dimension(p.geom) = 2
	), tapt as (
		-- Had a purpose, and has none; where there is a plan area, inside it; where neither it nor a purpose is left, there is no plan.
		select case when o.finnes then ST_Intersection(t.geom, o.geom, 0.000001) else t.geom end as geom
		from omrade o, (
			select case when s.etter is null then s.foer else ST_Difference(s.foer, s.etter, 0.000001) end as geom
			from samlet s where s.foer is not null
		) t
		where o.finnes or (p_niva = pa_grunnen() and exists (
			select from planobjekt f where f.scenario_id = p_scenario and f.tema = 'arealformal'
				and coalesce(f.vertikalniva, pa_grunnen()) = p_niva and ST_Dimension(f.geom) = 2))
	), vunnet as (
		select e.lokal_id, case when s.alt_foer is null then e.geom else ST_Difference(e.geom, s.alt_foer, 0.000001) end as geom
		from etter e cross join samlet s
	), grense as materialized (
		-- Without a plan area the outline of what was there is the border, its gaps filled; with nothing there is none.
		select case when o.finnes then o.geom else (
			select ST_Union(ST_MakePolygon(ST_ExteriorRing(d.geom)), 0.000001)
			from ST_Dump((select ST_Union(g.geom, 0.000001) from (
				select geom from foer union all
				select f.geom from planobjekt f where f.scenario_id = p_scenario and f.tema = 'arealformal'
					and coalesce(f.vertikalniva, pa_grunnen()) = p_niva and ST_Dimension(f.geom) = 2 and not (f.lokal_id = any (p_endret))
			) g)) d
		) end as geom
		from omrade o
		where (o.finnes or p_niva = pa_grunnen()) and exists (select from vunnet where not ST_IsEmpty(geom))
	), utenfor as (
		select v.lokal_id, case when g.geom is null then v.geom else ST_Difference(v.geom, g.geom, 0.000001) end as geom
		from vunnet v cross join grense g cross join omrade o
		where not ST_IsEmpty(v.geom) and (o.finnes or g.geom is not null)
	), dobbelt_foer as materialized (
		select ST_Union(ST_CollectionExtract(ST_Intersection(a.geom, b.geom, 0.000001), 3), 0.000001) as geom
		from foer a join (select nr, geom from foer union all select null, geom from nabo) b
			on a.geom && b.geom and (b.nr is null or b.nr > a.nr)
		where ST_Intersects(a.geom, b.geom)
	), dobbelt as (
		select a.lokal_id as a, b.lokal_id as b, ST_CollectionExtract(ST_Intersection(a.geom, b.geom, 0.000001), 3) as geom
		from etter a join (select true as endret, * from etter union all select false, * from nabo) b
			on a.geom && b.geom and (not b.endret or b.lokal_id > a.lokal_id)
		where ST_Intersects(a.geom, b.geom)
	), funn as (
		select 'glipe' as slag, null::uuid as a, null::uuid as b, geom from tapt
		union all
		select 'utenfor', lokal_id, null, geom from utenfor
		union all
		select 'overlapp', d.a, d.b, case when f.geom is null then d.geom else ST_Difference(d.geom, f.geom, 0.000001) end
		from dobbelt d cross join dobbelt_foer f
	)
	select f.slag, f.a, f.b, d.geom, ST_Area(d.geom)
	from funn f cross join lateral ST_Dump(ST_CollectionExtract(f.geom, 3)) d
	-- The grid is a micrometre, and what is thinner than ten of them is the overlay's own.
	where 2 * ST_Area(d.geom) > 0.00001 * ST_Perimeter(d.geom)
	order by 5 desc
$function$
;
comment on function endring_feilflater(integer,integer,geometry[],uuid[]) is 'What gaps, overlaps and parts outside did a change of purposes make on a vertikalnivå? p_foer: those that it changed, as they were; p_endret: as they stand now. What was wrong before, and is no worse, is not told. On another level than the ground without a plan area only overlaps are.';

CREATE OR REPLACE FUNCTION public.endring_omradefeil(p_scenario integer, p_niva integer, p_foer geometry[], p_endret uuid[])
 RETURNS TABLE(slag text, lokal_id_a uuid, lokal_id_b uuid, geom geometry, areal_m2 double precision)
 LANGUAGE sql
 STABLE
AS $function$
	with omrade as materialized (
		select o.lokal_id, o.geom from planobjekt o
		where o.scenario_id = p_scenario and o.tema = 'planomrade' and coalesce(o.vertikalniva, pa_grunnen()) = p_niva
			and ST_Dimension(o.geom) = 2
	), formal as materialized (
		select o.lokal_id, o.geom from planobjekt o
		where o.scenario_id = p_scenario and o.tema = 'arealformal' and coalesce(o.vertikalniva, pa_grunnen()) = p_niva
			and ST_Dimension(o.geom) = 2
	), samlet as materialized (
		select (select ST_Union(geom, 0.000001) from formal) as formal, (select ST_Union(geom, 0.000001) from omrade) as etter,
			(select ST_Union(g.geom, 0.000001) from (
				select geom from omrade where not (lokal_id = any (p_endret)) union all select f.geom from unnest(p_foer) f (geom)
			) g) as foer
	), grense as materialized (
		-- Without a plan area, before or after, the outline of the purposes is the border, its gaps filled.
		select formal, etter, coalesce(foer, (
			select ST_Union(ST_MakePolygon(ST_ExteriorRing(d.geom)), 0.000001) from ST_Dump(formal) d
		)) as foer
		from samlet where formal is not null and etter is not null
	), funn as (
		select 'glipe' as slag, null::uuid as a,
			ST_Difference(ST_Difference(etter, foer, 0.000001), formal, 0.000001) as geom
		from grense
		union all
		select 'utenfor', f.lokal_id, ST_Intersection(f.geom, t.geom, 0.000001)
		from (select ST_Difference(foer, etter, 0.000001) as geom from grense) t
		join formal f on f.geom && t.geom and ST_Intersects(f.geom, t.geom)
	)
	select f.slag, f.a, null::uuid, d.geom, ST_Area(d.geom)
	from funn f cross join lateral ST_Dump(ST_CollectionExtract(f.geom, 3)) d
	-- The grid is a micrometre, and what is thinner than ten of them is the overlay's own.
	where 2 * ST_Area(d.geom) > 0.00001 * ST_Perimeter(d.geom)
	order by 5 desc
$function$
;
comment on function endring_omradefeil(integer,integer,geometry[],uuid[]) is 'Which ground did a change of the plan area of a vertikalnivå take in that has no purpose, and which purposes did it leave outside? p_foer: the parts of the plan area that it changed, as they were; p_endret: as they stand now. What was wrong before is not told. Nothing where there are no purposes, or no plan area any longer.';

CREATE OR REPLACE FUNCTION public.endring_utenfor(p_scenario integer, p_endret uuid[], p_foer geometry[])
 RETURNS TABLE(lokal_id uuid, geom geometry, areal_m2 double precision, lengde_m double precision)
 LANGUAGE sql
 STABLE
AS $function$
	with endret as materialized (
		select o.lokal_id, o.geom, f.geom as foer, coalesce(o.vertikalniva, pa_grunnen()) as niva, ST_Dimension(o.geom) as dimensjon,
			o.tema in ('hensynssone', 'bestemmelse', 'linje') and ST_Dimension(o.geom) > 0 as skal_inn
		from unnest(p_endret, p_foer) as f (lokal_id, geom)
		join planobjekt o on o.scenario_id = p_scenario and o.lokal_id = f.lokal_id
	), omrade as materialized (
		select coalesce(o.vertikalniva, pa_grunnen()) as niva, o.geom from planobjekt o
		where o.scenario_id = p_scenario and o.tema = 'planomrade' and ST_Dimension(o.geom) = 2
	), grense as materialized (
		-- That of its own vertikalnivå, else the whole.
		select n.niva, ST_Union(a.geom, 0.001) as geom
		from (select distinct niva from endret) n
		join omrade a on a.niva = n.niva or not exists (select from omrade b where b.niva = n.niva)
		group by n.niva
	), ute as materialized (
		select e.lokal_id, e.geom, e.foer, e.dimensjon, e.skal_inn, g.geom as omrade
		from endret e join grense g on g.niva = e.niva
		where case when e.skal_inn then not ST_CoveredBy(e.geom, g.geom) else not e.geom @ ST_Expand(g.geom, 1000) end
	), malt as (
		select u.lokal_id, ST_CollectionExtract(ST_Difference(u.geom, b.geom, 0.001), u.dimensjon + 1) as geom,
			ST_CollectionExtract(ST_Difference(u.foer, b.geom, 0.001), u.dimensjon + 1) as foer
		from ute u
		-- Lines a rounded centimetre beside.
		cross join lateral (select case when u.dimensjon = 1 then ST_Buffer(u.omrade, 0.01, 2) else u.omrade end as geom) b
		where u.skal_inn
	)
	select m.lokal_id, m.geom, ST_Area(m.geom), ST_Length(m.geom) from malt m
	where not ST_IsEmpty(m.geom) and (m.foer is null
		or ST_Area(m.geom) > ST_Area(m.foer) + 0.01 or ST_Length(m.geom) > ST_Length(m.foer) + 0.01)
	union all
	select u.lokal_id, u.geom, 0, 0 from ute u
	where not u.skal_inn and (u.foer is null or ST_Distance(u.geom, u.omrade) > ST_Distance(u.foer, u.omrade))
$function$
;
comment on function endring_utenfor(integer,uuid[],geometry[]) is 'Which of these objects, as they stand now, lie outside the plan area, where, and by how many m² or metres? Of texts, symbols and the like, only those farther than 1 km from its box, by 0. p_foer: as each was, or null; what was as far outside before is not told. Nothing where the plan has no area.';

CREATE OR REPLACE FUNCTION public.flate_delt(p_geom geometry, p_flate geometry, p_minst double precision)
 RETURNS TABLE(inne boolean, geom geometry)
 LANGUAGE sql
 IMMUTABLE
AS $function$
	-- offset 0: each overlay is made once; pulled up into the outer query it would be made wherever it is named.
	select b.inne, b.geom
	from (
		select ST_CoveredBy(p_geom, p_flate) as hel, not ST_Intersects(p_geom, p_flate) as ingen offset 0
	) r cross join lateral (
		select
			case when r.hel then p_geom when r.ingen then null
				else ST_CollectionExtract(ST_Intersection(p_geom, p_flate, 0.001), 3) end as inne,
			case when r.hel then null when r.ingen then p_geom
				else ST_CollectionExtract(ST_Difference(p_geom, p_flate, 0.001), 3) end as ute
		offset 0
	) g cross join lateral (
		select coalesce(ST_Area(g.inne), 0) as inne, coalesce(ST_Area(g.ute), 0) as ute offset 0
	) m cross join lateral (
		values
			(true, case when m.ute < p_minst and m.inne >= m.ute then p_geom when m.inne >= p_minst then g.inne end),
			(false, case when m.inne < p_minst and m.inne < m.ute then p_geom when m.ute >= p_minst then g.ute end)
		offset 0
	) b (inne, geom)
	where b.geom is not null
$function$
;
comment on function flate_delt(geometry,geometry,double precision) is 'What of a surface lies inside another, and what outside? The parts are disjoint and make up the whole: a part smaller than p_minst (m²) is the line''s own inaccuracy and goes with the other.';

CREATE OR REPLACE FUNCTION public.flater_kan_overlappe(p_flater geometry[])
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
 SET jit TO 'off'
AS $function$
	with kant as (
		select d.geom as g, ST_StartPoint(d.geom) < ST_EndPoint(d.geom) as frem
		from unnest(p_flater) as flate, ST_DumpSegments(ST_ForcePolygonCCW(flate)) d
	), rest as (
		-- A side that two surfaces have, each its own way, is gone; what is left bounds what they cover together.
		select k, sum(vei) as vei
		from (select case when frem then g else ST_Reverse(g) end as k, case when frem then 1 else -1 end as vei from kant) v
		group by k having sum(vei) <> 0
	), omriss as (
		select ST_UnaryUnion(ST_Collect(k), 0.001) as linjer, max(abs(vei)) as flest from rest
	), dekket as (
		select flest, ST_BuildArea(linjer) as geom, (select count(*) from ST_Dump(ST_Polygonize(array[linjer]))) as deler
		from omriss
	)
	-- Rings apart from one another that hold as much ground as the surfaces have: none of it can be held twice.
	select coalesce(
		flest > 1 or deler <> ST_NRings(geom)
			or abs(ST_Area(geom) - (select sum(ST_Area(flate)) from unnest(p_flater) as flate)) > 0.1,
		coalesce(cardinality(p_flater), 0) > 0)
	from dekket
$function$
;
comment on function flater_kan_overlappe(geometry[]) is 'Can some of these valid surfaces lie over one another by more than a tenth of a square metre? False is a proof, by their sides alone; true is not: then they must be compared.';

CREATE OR REPLACE FUNCTION public.flater_skiftet(p_a geometry[], p_b geometry[], p_linjer geometry)
 RETURNS TABLE(a integer[], b integer[], geom geometry)
 LANGUAGE sql
 IMMUTABLE
 SET jit TO 'off'
AS $function$
	with flate as materialized (
		select s.side, u.nr, s.g
		from unnest(p_a, p_b) with ordinality as u (a, b, nr) cross join lateral (values ('a', u.a), ('b', u.b)) as s (side, g)
		where s.g is not null
	), bit as materialized (
		-- The borders, parted where they cross, and the faces between them: no ground is in two.
		select d.path[1] as nr, d.geom, ST_PointOnSurface(d.geom) as punkt
		from (select ST_UnaryUnion(p_linjer, 0.001) as linjer) l cross join lateral ST_Dump(ST_Polygonize(array[l.linjer])) d
	), inni as materialized (
		-- Surface by surface, so that what is prepared of one serves all its points.
		select p.nr as bit, flate.side, flate.nr
		from flate
		cross join lateral (
			select bit.nr from bit where flate.g && bit.punkt and ST_Intersects(flate.g, bit.punkt) offset 0
		) p
	), mangler as materialized (
		select bit.nr, bit.punkt, s.side from bit cross join (values ('a'), ('b')) as s (side)
		where not exists (select from inni where inni.bit = bit.nr and inni.side = s.side)
	), funnet as (
		select bit, side, nr from inni
		union all
		-- What is thinner than the grid may lie just beside the surface that it was cut from.
		select m.nr, flate.side, flate.nr
		from mangler m
		join flate on flate.side = m.side and flate.g && ST_Expand(m.punkt, 0.001) and ST_DWithin(flate.g, m.punkt, 0.001)
	)
	select
		coalesce(array_agg(f.nr order by f.nr) filter (where f.side = 'a'), '{}')::integer[],
		coalesce(array_agg(f.nr order by f.nr) filter (where f.side = 'b'), '{}')::integer[],
		bit.geom
	from bit join funnet f on f.bit = bit.nr
	group by bit.nr, bit.geom
$function$
;
comment on function flater_skiftet(geometry[],geometry[],geometry) is 'Into which pieces do borders part the ground, and which objects is each piece of in two states (by place, 1 first; several where they overlap)? p_a and p_b: the surface of each object before and after, null where it has none. Pieces of none are left out.';

CREATE OR REPLACE FUNCTION public.flis_boks(p_omrade geometry)
 RETURNS box2d
 LANGUAGE sql
 IMMUTABLE STRICT
AS $function$
	select ST_Expand(p_omrade::box2d, (ST_XMax(p_omrade) - ST_XMin(p_omrade)) / 64)
$function$
;
comment on function flis_boks(geometry) is 'What does a tile''s area certainly lie inside, in its UTM zone? With a margin, so that the corners made by cutting with it are outside the tile and its buffer.';

CREATE OR REPLACE FUNCTION public.flis_geometri(geom geometry, p_boks box2d, p_west double precision, p_north double precision, p_skala double precision)
 RETURNS geometry
 LANGUAGE sql
 IMMUTABLE
AS $function$
	select ST_ForcePolygonCCW(ST_CollectionExtract(ST_SnapToGrid(ST_ClipByBox2D(
		ST_SetSRID(ST_TransScale(ST_Transform(ST_ClipByBox2D(geom, p_boks), 3857), -p_west, -p_north, p_skala, -p_skala), 0),
		'BOX(-64 -64,4160 4160)'::box2d), 1), ST_Dimension(geom) + 1))
$function$
;
comment on function flis_geometri(geometry,box2d,double precision,double precision,double precision) is 'How does a geometry look in a tile, in whole units of 4096 a side, y down, with a buffer of 64? Empty where nothing is left. Cut roughly by a box in its own UTM zone first, since transforming is what costs; then exactly; a clip may leave a line where a polygon touched the edge, so only the kind it was is kept. The same on both engines.';

CREATE OR REPLACE FUNCTION public.flis_omrade(p_ramme geometry, p_srid integer)
 RETURNS geometry
 LANGUAGE sql
 IMMUTABLE STRICT
AS $function$
	select ST_Transform(ST_Segmentize(p_ramme, step), p_srid)
	from (select greatest(ST_XMax(p_ramme) - ST_XMin(p_ramme), ST_YMax(p_ramme) - ST_YMin(p_ramme)) / 16 as step) s
	where step > 0
$function$
;
comment on function flis_omrade(geometry,integer) is 'Which area of a UTM zone does a tile''s frame (EPSG:3857) cover? Segmentised, since a straight edge in Mercator is a bow in UTM, and the bow of a large tile would cut off what lies in it.';

CREATE OR REPLACE FUNCTION public.formalsandeler(p_plan integer)
 RETURNS TABLE(lokal_id uuid, versjon integer, kode integer, andel double precision)
 LANGUAGE sql
 STABLE
AS $function$
	select a.lokal_id, a.versjon, a.kode, a.andel
	from formalsandel a
	where a.plan_id = p_plan and a.versjon = (
		select max(s.versjon) from formalsandelsett s where s.plan_id = a.plan_id and s.lokal_id = a.lokal_id)
$function$
;
comment on function formalsandeler(integer) is 'What are the combined zones of a plan to be used for, by shares of 1, in the newest version of each? A zone that has none is «ikke fordelt».';

CREATE OR REPLACE FUNCTION public.fortetting_areal(p_scenario integer, p_formal jsonb, p_ids bigint[], p_grupper integer[], p_bygg integer[])
 RETURNS TABLE(gruppe integer, tomt_m2 double precision, deler jsonb, bygg jsonb)
 LANGUAGE sql
 STABLE
 SET jit TO 'off'
 SET enable_nestloop TO 'off'
AS $function$
	with e as materialized (
		-- What has one number is one parcel, also where it lies in several places.
		select i.gruppe, case when count(*) = 1 then min(e.areal_m2) else ST_Area(ST_Union(e.geom, 0.001)) end as m2,
			case when count(*) = 1 then (array_agg(e.geom))[1] else ST_Union(e.geom, 0.001) end as geom
		from unnest(p_ids, p_grupper) as i (id, gruppe) join eiendom e on e.id = i.id
		-- Said twice: nested loops are off, and the parcels are still to be found by their key.
		where e.id = any (p_ids)
		group by i.gruppe
	), boks as materialized (
		select ST_SetSRID(ST_Extent(geom)::geometry, min(ST_SRID(geom))) as geom from e
	), sone as materialized (
		select z.lokal_id, coalesce(z.kodeliste, z.objekttype) as liste, z.kode, z.geom
		from boks b join planobjekt z on z.scenario_id = p_scenario and z.geom && b.geom
		where z.tema = 'arealformal' and z.arealbruksstatus = 1 and ST_Dimension(z.geom) = 2
			and coalesce(z.vertikalniva, pa_grunnen()) = pa_grunnen()
			and (coalesce(z.kodeliste, z.objekttype), z.kode) in (
				select f.liste, f.kode from jsonb_to_recordset(p_formal) as f (liste text, kode integer))
	), del as (
		-- Zones outside, parcels inside, and the zone first in each question: it is prepared once for all its parcels.
		select d.gruppe, s.liste, s.kode, s.lokal_id, d.m2
		from sone s cross join lateral (
			select e.gruppe, case when ST_Covers(s.geom, e.geom) then e.m2
				when ST_Intersects(s.geom, e.geom) then ST_Area(ST_Intersection(e.geom, s.geom, 0.001)) end as m2
			from e where e.geom && s.geom offset 0
		) d where d.m2 > 0
	), deler as (
		select gruppe, jsonb_agg(jsonb_build_object('liste', liste, 'kode', kode, 'lokalId', lokal_id, 'm2', m2) order by lokal_id) as deler
		from del group by gruppe
	), tomt as materialized (
		-- Numbers that follow each other are neighbours: one look in the index for eight of them. What is long has its own.
		select e.gruppe, case when ST_Area(ST_Envelope(e.geom)) < 10000 then e.gruppe / 8 else -1 - e.gruppe end as blokk, e.geom
		from deler d join e on e.gruppe = d.gruppe
	), naer as materialized (
		select k.blokk, b.*
		from (select blokk, ST_SetSRID(ST_Extent(geom)::geometry, min(ST_SRID(geom))) as geom from tomt group by blokk) k
		cross join lateral (
			select b.id, b.bygningstype, b.boliger, b.etasjer, b.areal_m2, b.geom
			from bygning b where b.geom && k.geom and b.datasett_id = any (p_bygg) offset 0
		) b
	), hus as (
		select b.gruppe, jsonb_agg(jsonb_build_object('type', b.bygningstype, 'boliger', b.boliger, 'etasjer', b.etasjer,
			'm2', b.m2) order by b.id) as bygg
		from (
			select t.gruppe, n.id, n.bygningstype, n.boliger, n.etasjer, case when ST_Covers(t.geom, n.geom) then n.areal_m2
				when ST_Intersects(t.geom, n.geom) then ST_Area(ST_Intersection(n.geom, t.geom, 0.001)) end as m2
			from naer n join tomt t on t.blokk = n.blokk where t.geom && n.geom
		) b where b.m2 > 0 group by b.gruppe
	)
	select e.gruppe, e.m2, d.deler, coalesce(h.bygg, '[]')
	from e join deler d on d.gruppe = e.gruppe left join hus h on h.gruppe = e.gruppe
$function$
;
comment on function fortetting_areal(integer,jsonb,bigint[],integer[],integer[]) is 'Of each parcel (rows of eiendom grouped by its number): how much of it lies in which present built-up zone, exactly, and which buildings have how much of their footprint on it? Parcels with no such zone are left out.';

CREATE OR REPLACE FUNCTION public.fortetting_forhold(p_scenario integer, p_formal jsonb, p_soner jsonb, p_data jsonb, p_ids bigint[], p_grupper integer[], p_hele boolean[], p_naer double precision)
 RETURNS TABLE(gruppe integer, tomt bytea, avsatt bytea, hinder bytea, hinder_m2 double precision, treff jsonb, gul_m2 double precision, veg_m double precision, va_m double precision, tettsted text, ukjent jsonb)
 LANGUAGE sql
 STABLE
 SET jit TO 'off'
 SET enable_nestloop TO 'off'
AS $function$
	with e as materialized (
		select i.gruppe, i.hel, case when count(*) = 1 then (array_agg(e.geom))[1] else ST_Union(e.geom, 0.001) end as geom
		from unnest(p_ids, p_grupper, p_hele) as i (id, gruppe, hel) join eiendom e on e.id = i.id
		-- Said twice: nested loops are off, and the parcels are still to be found by their key.
		where e.id = any (p_ids)
		group by i.gruppe, i.hel
	), boks as materialized (
		select b.omriss, ST_Expand(b.omriss, p_naer) as geom, b.delt
		from (
			select ST_SetSRID(ST_Extent(geom)::geometry, min(ST_SRID(geom))) as omriss,
				ST_SetSRID((ST_Extent(geom) filter (where not hel))::geometry, min(ST_SRID(geom))) as delt
			from e
		) b
	), sone as materialized (
		select z.geom
		from boks b join planobjekt z on z.scenario_id = p_scenario and z.geom && b.delt
		where z.tema = 'arealformal' and z.arealbruksstatus = 1 and ST_Dimension(z.geom) = 2
			and coalesce(z.vertikalniva, pa_grunnen()) = pa_grunnen()
			and (coalesce(z.kodeliste, z.objekttype), z.kode) in (
				select f.liste, f.kode from jsonb_to_recordset(p_formal) as f (liste text, kode integer))
	), delt as (
		select d.gruppe, ST_CollectionExtract(ST_Union(d.geom, 0.001), 3) as geom
		from sone s cross join lateral (
			select e.gruppe, ST_Intersection(e.geom, s.geom, 0.001) as geom
			from e where not e.hel and e.geom && s.geom and ST_Intersects(s.geom, e.geom) offset 0
		) d group by d.gruppe
	), flate as materialized (
		select e.gruppe, e.geom as tomt, e.hel, coalesce(d.geom, e.geom) as geom from e left join delt d on d.gruppe = e.gruppe
	), objekt as materialized (
		select o.tema, o.klasse, o.navn, o.geom from boks b cross join lateral grunnlagsobjekt(p_data, b.geom) o
		union all
		select case when s.slag = 'gul' then 'stoy' else s.slag end, s.slag, z.omr_navn, z.geom
		from boks b join planobjekt z on z.scenario_id = p_scenario and z.geom && b.geom
		join jsonb_to_recordset(p_soner) as s (liste text, kode integer, slag text) on s.liste = z.kodeliste and s.kode = z.kode
		where z.tema in ('hensynssone', 'bestemmelse') and ST_Dimension(z.geom) = 2
	), dekke as materialized (
		-- The object first in each question: it is prepared once for all its parcels.
		select case when o.tema <> 'stoy' then o.tema when o.klasse = 'gul' then 'gul' else 'stoy' end as tema, t.gruppe, t.geom
		from objekt o cross join lateral (
			select f.gruppe, case when ST_Covers(o.geom, f.geom) then f.geom
				else ST_CollectionExtract(ST_Intersection(f.geom, o.geom, 0.001), 3) end as geom
			from flate f where f.geom && o.geom and ST_Intersects(o.geom, f.geom) offset 0
		) t
		where o.tema in ('flomsone', 'skredsone', 'kulturminne', 'helning', 'stoy', 'fare', 'byggeforbud', 'vern')
			and ST_Dimension(o.geom) = 2
	), tema as (
		select d.gruppe, d.tema, ST_Area(ST_Union(d.geom, 0.001)) as m2 from dekke d where not ST_IsEmpty(d.geom) group by d.gruppe, d.tema
	), temaer as (
		select gruppe, jsonb_object_agg(tema, m2 order by tema) filter (where m2 > 0 and tema <> 'gul') as treff,
			sum(m2) filter (where tema = 'gul') as gul
		from tema group by gruppe
	), hindret as (
		select gruppe, ST_Union(geom, 0.001) as geom from dekke where tema <> 'gul' and not ST_IsEmpty(geom) group by gruppe
	), linje as materialized (
		select o.tema, ST_Subdivide(o.geom, 32) as geom from objekt o where o.tema in ('veg', 'va')
	), linjer as materialized (
		-- Numbers that follow each other are neighbours: what is far from eight of them is far from each.
		select k.blokk, l.tema, l.geom
		from (select gruppe / 8 as blokk, ST_Expand(ST_SetSRID(ST_Extent(geom)::geometry, min(ST_SRID(geom))), p_naer / 5) as geom
			from e group by gruppe / 8) k
		cross join lateral (select l.tema, l.geom from linje l where l.geom && k.geom offset 0) l
	), naert as materialized (
		-- Most have both nearby: what is found within a fifth of the way is the nearest.
		select n.tema, n.gruppe, min(n.m) as m
		from (
			select l.tema, e.gruppe, ST_Distance(e.geom, l.geom) as m
			from linjer l join e on e.gruppe / 8 = l.blokk where e.geom && ST_Expand(l.geom, p_naer / 5) offset 0
		) n where n.m <= p_naer / 5 group by n.tema, n.gruppe
	), fjernt as materialized (
		select e.gruppe, e.geom, t.tema from e cross join unnest(array['veg', 'va']) as t (tema)
		where not exists (select from naert n where n.gruppe = e.gruppe and n.tema = t.tema)
	), avstand as (
		select n.tema, n.gruppe, n.m from naert n
		union all
		select l.tema, n.gruppe, n.m
		from linje l cross join lateral (
			select f.gruppe, ST_Distance(f.geom, l.geom) as m
			from fjernt f where f.tema = l.tema and f.geom && ST_Expand(l.geom, p_naer) offset 0
		) n
	), naer as (
		select gruppe, min(m) filter (where tema = 'veg') as veg, min(m) filter (where tema = 'va') as va from avstand group by gruppe
	), sted as (
		select f.gruppe, min(coalesce(o.navn, 'tettsted uten navn') collate "C") as navn
		from objekt o cross join lateral (
			-- By a point of it; any will do where all of it lies inside.
			select f.gruppe from flate f
			where f.geom && o.geom and (ST_Covers(o.geom, f.geom) or ST_Intersects(o.geom, ST_PointOnSurface(f.geom))) offset 0
		) f where o.tema = 'tettsted' and ST_Dimension(o.geom) = 2 group by f.gruppe
	), sett as materialized (
		select r.slag, d.tilstand = 'loaded' as lastet, case when d.srid = ST_SRID(b.geom) then d.dekning
			else ST_Transform(d.dekning, ST_SRID(b.geom)) end as geom
		from boks b cross join jsonb_to_recordset(p_data) as r (id integer, slag text) join datasett d on d.id = r.id
	), temaliste as materialized (
		-- Of those alone that leave any doubt: most cover all of it, and none of theirs has failed.
		select t.slag, exists (select from sett s where s.slag = t.slag and s.lastet) as lastet
		from boks b
		cross join unnest(array['bygning', 'flomsone', 'skredsone', 'kulturminne', 'stoy', 'helning', 'veg', 'va', 'tettsted']) as t (slag)
		where not exists (select from sett s where s.slag = t.slag and s.lastet and ST_Covers(s.geom, b.omriss))
			or exists (select from sett s where s.slag = t.slag and not s.lastet)
	), kjent as (
		select distinct s.slag, k.gruppe from temaliste t join sett s on s.slag = t.slag cross join lateral (
			select e.gruppe from e where s.lastet and ST_Covers(s.geom, e.geom) offset 0) k
	), tvil as (
		-- One that is not loaded may have said something where it would have been: anywhere, if that is not told.
		select distinct s.slag, k.gruppe from temaliste t join sett s on s.slag = t.slag cross join lateral (
			select e.gruppe from e where not s.lastet and (s.geom is null or ST_Intersects(s.geom, e.geom)) offset 0) k
	), ukjente as (
		select e.gruppe, jsonb_object_agg(t.slag, case when not t.lastet or v.slag is not null then 'ikke vurdert' else 'ikke kartlagt' end
			order by t.slag) as ukjent
		from e cross join temaliste t
		left join kjent k on k.gruppe = e.gruppe and k.slag = t.slag
		left join tvil v on v.gruppe = e.gruppe and v.slag = t.slag
		where k.slag is null or v.slag is not null
		group by e.gruppe
	)
	select f.gruppe, ST_AsTWKB(f.tomt, 2), case when not f.hel then ST_AsTWKB(f.geom, 2) end,
		ST_AsTWKB(ST_CollectionExtract(i.geom, 3), 2), coalesce(ST_Area(i.geom), 0), coalesce(t.treff, '{}'), coalesce(t.gul, 0),
		n.veg, n.va, s.navn, coalesce(u.ukjent, '{}')
	from flate f
	left join hindret i on i.gruppe = f.gruppe
	left join temaer t on t.gruppe = f.gruppe
	left join naer n on n.gruppe = f.gruppe
	left join sted s on s.gruppe = f.gruppe
	left join ukjente u on u.gruppe = f.gruppe
$function$
;
comment on function fortetting_forhold(integer,jsonb,jsonb,jsonb,bigint[],integer[],boolean[],double precision) is 'Of each parcel that may be a candidate: its ground, the part that is zoned (where not all is), ground that cannot be built on and why, metres to road and water mains within p_naer, tettsted, and the themes that do not tell of it: outlines as TWKB in centimetres.';

CREATE OR REPLACE FUNCTION public.fortetting_hus(p_ids bigint[], p_grupper integer[], p_bygg integer[], p_naer double precision)
 RETURNS TABLE(grupper integer[], hus bytea)
 LANGUAGE sql
 STABLE
 SET jit TO 'off'
 SET enable_nestloop TO 'off'
AS $function$
	with e as materialized (
		-- Numbers that follow each other are neighbours: one look in the index for many of them. What is long has its own.
		select i.gruppe, case when ST_Area(ST_Envelope(e.geom)) < 10000 then i.gruppe / 64 else -1 - i.gruppe end as blokk, e.geom
		from unnest(p_ids, p_grupper) as i (id, gruppe) join eiendom e on e.id = i.id
		where e.id = any (p_ids)
	), blokk as materialized (
		select array_agg(distinct gruppe order by gruppe) as grupper,
			ST_Expand(ST_SetSRID(ST_Extent(geom)::geometry, min(ST_SRID(geom))), p_naer) as geom
		from e group by blokk
	)
	select k.grupper, ST_AsTWKB(ST_CollectionExtract(b.geom, 3), 2)
	from blokk k cross join lateral (
		select b.id, b.geom from bygning b where b.geom && k.geom and b.datasett_id = any (p_bygg) offset 0
	) b
	where ST_Dimension(b.geom) = 2
	order by b.id
$function$
;
comment on function fortetting_hus(bigint[],integer[],integer[],double precision) is 'Which buildings stand near which parcels, at most p_naer away? Told for several neighbouring parcels (grupper) at a time: no house near one of them is left out, but it may be further from the others. Outlines as TWKB in centimetres.';

CREATE OR REPLACE FUNCTION public.fradragsflate(p_data jsonb, p_klasser jsonb, p_boks geometry)
 RETURNS TABLE(slag text, geom geometry)
 LANGUAGE sql
 STABLE
AS $function$
	with klasse as materialized (
		select * from jsonb_to_recordset(p_klasser) as k (tema text, klasser text[], unntatt text[], slag text, bredde double precision)
	), objekt as materialized (
		-- Wider than the box by more than half a road: one beside a zone may take some of it.
		select o.tema, o.klasse, o.geom from grunnlagsobjekt(p_data, ST_Expand(p_boks, 60)) o
		where ST_Dimension(o.geom) > 0
	)
	select k.slag, case
		when ST_Dimension(o.geom) = 2 then o.geom
		else ST_Buffer(ST_ClipByBox2D(o.geom, ST_Expand(p_boks, 60)), k.bredde / 2)
	end
	from objekt o join klasse k on k.tema = o.tema and (k.klasser is null or o.klasse = any (k.klasser))
	where (o.klasse is null or o.klasse <> all (coalesce(k.unntatt, '{}')))
		and (ST_Dimension(o.geom) = 2 or k.bredde is not null)
	union all
	select k.slag, ST_Transform(b.geom, ST_SRID(p_boks))
	from klasse k
	join jsonb_to_recordset(p_data) as r (id integer, slag text) on r.slag = k.tema
	join datasett d on d.id = r.id and d.tilstand = 'loaded'
	join bygning b on b.datasett_id = d.id and b.geom && case
		when d.srid = ST_SRID(p_boks) then p_boks else ST_Expand(ST_Transform(p_boks, d.srid), 1000) end
	where k.tema = 'bygning'
$function$
;
comment on function fradragsflate(jsonb,jsonb,geometry) is 'Which surfaces of the loaded data sets may take something from a zone within the box, in the box''s UTM zone, and as what? p_klasser: tema, classes that count (null: all but unntatt), slag, and the metres of ground that a line takes.';

CREATE OR REPLACE FUNCTION public.gjenoppretting(p_scenario integer, p_revisjon integer, p_objekter uuid[])
 RETURNS TABLE(op text, lokal_id uuid, objekttype text, tema text, kodeliste text, kode integer, arealbruksstatus smallint, omr_navn text, beskrivelse text, eierform smallint, vertikalniva smallint, egenskaper jsonb, har_buer boolean, buer jsonb, geom geometry)
 LANGUAGE sql
 STABLE
AS $function$
	select case when f.lokal_id is null then 'delete' when o.lokal_id is null then 'create' else 'update' end,
		coalesce(o.lokal_id, f.lokal_id), f.objekttype, f.tema, f.kodeliste, f.kode, f.arealbruksstatus, f.omr_navn,
		f.beskrivelse, f.eierform, f.vertikalniva, f.egenskaper, true, f.buer, f.geom
	from (select * from planobjekt where scenario_id = p_scenario) o
	full join objekter_ved_revisjon(p_scenario, p_revisjon) f on f.lokal_id = o.lokal_id
	where (p_objekter is null or coalesce(o.lokal_id, f.lokal_id) = any (p_objekter))
		and (o.objekttype, o.kode, o.arealbruksstatus, o.omr_navn, o.beskrivelse, o.eierform, o.vertikalniva, o.egenskaper,
			o.buer, ST_AsEWKB(o.geom)) is distinct from (f.objekttype, f.kode, f.arealbruksstatus, f.omr_navn, f.beskrivelse,
			f.eierform, f.vertikalniva, f.egenskaper, f.buer, ST_AsEWKB(f.geom))
$function$
;
comment on function gjenoppretting(integer,integer,uuid[]) is 'What must be done for objects of a scenario (null: all) to stand as they did at a revision? One row for each that does not.';

CREATE OR REPLACE FUNCTION public.grunnlagsdekning(p_data jsonb, p_temaer text[], p_boks geometry)
 RETURNS TABLE(tema text, registrert boolean, kjent geometry, tvil geometry)
 LANGUAGE sql
 STABLE
AS $function$
	with dekning as (
		select t.tema, d.id is not null as registrert, d.tilstand = 'loaded' as lastet,
			ST_Transform(d.dekning, ST_SRID(p_boks)) as geom
		from unnest(p_temaer) as t (tema)
		left join jsonb_to_recordset(p_data) as r (id integer, slag text) on r.slag = t.tema
		left join datasett d on d.id = r.id
	), samlet as (
		select d.tema, bool_or(d.registrert) as registrert, coalesce(bool_or(d.lastet), false) as lastet,
			-- One that is not loaded, and does not say where it would have been, may have said something anywhere.
			coalesce(bool_or(not d.lastet and d.geom is null), false) as tvil_overalt,
			ST_Union(d.geom, 0.001) filter (where d.lastet) as dekket,
			ST_Union(d.geom, 0.001) filter (where not d.lastet) as tvil
		from dekning d group by d.tema
	), tom as (
		select ST_SetSRID('POLYGON EMPTY'::geometry, ST_SRID(p_boks)) as geom
	)
	select s.tema, s.registrert,
		case
			when not s.lastet or s.tvil_overalt or s.dekket is null then t.geom
			when s.tvil is null then s.dekket
			else ST_Difference(s.dekket, s.tvil, 0.001)
		end,
		case when not s.lastet or s.tvil_overalt then p_boks else coalesce(s.tvil, t.geom) end
	from samlet s cross join tom t
$function$
;
comment on function grunnlagsdekning(jsonb,text[],geometry) is 'Of each theme: is any data set registered, where do loaded ones tell (kjent), and where may one that is not loaded or failed have told something (tvil: «ikke vurdert»; the whole box where none is loaded)? The rest is «ikke kartlagt».';

CREATE OR REPLACE FUNCTION public.grunnlagsobjekt(p_data jsonb, p_boks geometry)
 RETURNS TABLE(tema text, klasse text, navn text, geom geometry, id bigint)
 LANGUAGE sql
 STABLE
AS $function$
	-- The box in each zone that data are stored in, so that the index finds the objects: a nation's lakes are many.
	with sett as materialized (
		select r.*, d.srid
		from jsonb_to_recordset(p_data) as r (id integer, slag text, objekter text[], klasse text[])
		join datasett d on d.id = r.id and d.tilstand = 'loaded'
	), boks as materialized (
		select z.srid, case when z.srid = ST_SRID(p_boks) then p_boks
			else ST_Expand(ST_Transform(p_boks, z.srid), 1000) end as geom
		from (select distinct srid from sett) z
	)
	select s.slag, o.klasse, o.navn, o.utm, o.id
	from boks b join sett s using (srid) cross join lateral (
		select o.id, o.navn, ST_Transform(o.geom, ST_SRID(p_boks)) as utm,
			coalesce(o.type, (select o.egenskaper ->> k from unnest(s.klasse) as k where o.egenskaper ? k limit 1)) as klasse
		from datasettobjekt o
		where o.datasett_id = s.id and o.geom && b.geom and (s.objekter is null or o.tema = any (s.objekter))
		offset 0
	) o
	where o.utm && p_boks
$function$
;
comment on function grunnlagsobjekt(jsonb,geometry) is 'Which objects, of any dimension, do the loaded data sets have within the box, in the box''s UTM zone, and of which class (AR5 arealtype, KU-verdi, støysone …)? p_data: id, slag (theme), names of objects that count (null: all), properties that hold the class. What is not loaded or failed has none.';

CREATE OR REPLACE FUNCTION public.kart_flis(p_zoom integer, p_ramme geometry, p_west double precision, p_north double precision, p_skala double precision)
 RETURNS TABLE(layer text, id bigint, geom geometry, props jsonb)
 LANGUAGE plpgsql
 STABLE
 SET max_parallel_workers_per_gather TO '0'
 SET jit TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
#variable_conflict use_column
begin
	return query
	-- Data sets lie in several UTM zones: each is searched with an area of its own. The order is held by `offset 0`:
	-- left to choose, the planner makes the area anew for every row of the table.
	with sone as materialized (
		select a.srid, a.omrade, flis_boks(a.omrade) as boks
		from (
			select k.srid, flis_omrade(p_ramme, k.srid) as omrade from (
				select distinct d.srid from datasett d where d.tilgang = 'open' and d.tilstand = 'loaded'
			) k offset 0
		) a
	), apne as materialized (
		select array_agg(d.id) as ider, coalesce(array_agg(d.id) filter (where d.illustrasjon), '{}') as oppdiktet from datasett d where d.tilgang = 'open' and d.tilstand = 'loaded'
	), tema (tema, layer, fra) as (
		-- Surfaces, lines and names, and from which zoom level they are worth their bytes; other themes are data, not background.
		values ('vann', 'flate', 0), ('tettsted', 'flate', 0), ('ar5', 'flate', 11),
			('elv', 'linje', 0), ('bekk', 'linje', 11), ('veg', 'linje', 0), ('bane', 'linje', 0), ('kommune', 'linje', 0),
			('sted', 'navn', 0), ('stasjon', 'navn', 0), ('skole', 'navn', 11), ('sentrum', 'navn', 0)
	), utvalg as (
		select t.layer, o.id, o.geom, s.boks, jsonb_strip_nulls(jsonb_build_object('tema', o.tema, 'type', o.type,
			'navn', o.navn, 'rang', case o.tema when 'sentrum' then 1 when 'stasjon' then 2 else 3 end,
			'illustrasjon', case when o.datasett_id = any ((select oppdiktet from apne)::integer[]) then true end)) as props
		from sone s
		cross join lateral (
			select * from datasettobjekt o
			where o.geom && s.omrade and ST_SRID(o.geom) = s.srid and o.datasett_id = any ((select ider from apne)::integer[])
			offset 0
		) o
		join tema t on t.tema = o.tema and p_zoom >= t.fra
		where o.tema <> 'veg' or p_zoom >= 12 or o.type in ('ev', 'rv', 'fv')
		union all
		select l.layer, e.id, l.geom, s.boks, l.props
		from sone s
		cross join lateral (
			select e.id, e.gnr || '/' || e.bnr as label, e.geom, e.navnepunkt, case
				when e.datasett_id = any ((select oppdiktet from apne)::integer[]) then '{"illustrasjon": true}'::jsonb else '{}' end as merke
			from eiendom e
			where e.geom && s.omrade and ST_SRID(e.geom) = s.srid and e.datasett_id = any ((select ider from apne)::integer[])
			offset 0
		) e
		cross join lateral (
			select 'eiendom' as layer, e.geom, e.merke as props
			union all
			-- The numbers are written from 1:3 500, which is in the tiles of zoom 15.
			select 'eiendom_punkt', e.navnepunkt, jsonb_build_object('label', e.label) || e.merke
			where p_zoom >= 15 and e.navnepunkt && s.omrade
		) l
		where p_zoom >= 14
		union all
		select 'bygning', b.id, b.geom, s.boks, b.merke
		from sone s
		cross join lateral (
			select b.id, b.geom, case
				when b.datasett_id = any ((select oppdiktet from apne)::integer[]) then '{"illustrasjon": true}'::jsonb else '{}' end as merke
			from bygning b
			where b.geom && s.omrade and ST_SRID(b.geom) = s.srid and b.datasett_id = any ((select ider from apne)::integer[])
			offset 0
		) b
		where p_zoom >= 14
	)
	select f.layer, f.id, f.geom, f.props
	from (
		select u.layer, u.id, flis_geometri(u.geom, u.boks, p_west, p_north, p_skala) as geom, u.props from utvalg u
		offset 0
	) f
	where not ST_IsEmpty(f.geom);
end
$function$
;
comment on function kart_flis(integer,geometry,double precision,double precision,double precision) is 'What does a background tile hold? Open, loaded data sets only, whoever asks; what was invented says `illustrasjon`; parcels and buildings from zoom 14, the parcels'' numbers from 15.';

CREATE OR REPLACE FUNCTION public.objekter_ved_revisjon(p_scenario integer, p_revisjon integer)
 RETURNS TABLE(lokal_id uuid, objekttype text, tema text, kodeliste text, kode integer, arealbruksstatus smallint, omr_navn text, beskrivelse text, eierform smallint, vertikalniva smallint, egenskaper jsonb, geom geometry, version integer, buer jsonb)
 LANGUAGE sql
 STABLE
AS $function$
	-- What changed later stood then as its first later line says it was before; all else stands as it did.
	with senere as materialized (
		select distinct on (l.lokal_id) l.lokal_id, l.before as bilde,
			case l.op when 'update' then l.version - 1 else l.version end as version
		from endring e join endring_objekt l on l.endring_id = e.id
		where e.scenario_id = p_scenario and e.revision > p_revisjon
		order by l.lokal_id, e.revision
	)
	select o.lokal_id, o.objekttype, o.tema, o.kodeliste, o.kode, o.arealbruksstatus, o.omr_navn, o.beskrivelse, o.eierform,
		o.vertikalniva, o.egenskaper, o.geom, o.version, o.buer
	from planobjekt o
	where o.scenario_id = p_scenario and not exists (select from senere s where s.lokal_id = o.lokal_id)
	union all
	select s.lokal_id, b.objekttype, b.tema, b.kodeliste, b.kode, b.arealbruksstatus, b."omrNavn", b.beskrivelse, b.eierform,
		b.vertikalniva, b.egenskaper, b.geom::geometry, s.version, nullif(b.buer, 'null'::jsonb)
	from senere s cross join lateral jsonb_to_record(s.bilde) as b (
		objekttype text, tema text, kodeliste text, kode integer, arealbruksstatus smallint, "omrNavn" text, beskrivelse text,
		eierform smallint, vertikalniva smallint, egenskaper jsonb, buer jsonb, geom text
	)
	where s.bilde is not null
$function$
;
comment on function objekter_ved_revisjon(integer,integer) is 'Which objects did a scenario hold at a revision? Those of now, with what changed later as the log has it before. The version is null where an old line does not tell it.';

CREATE OR REPLACE FUNCTION public.pa_grunnen()
 RETURNS smallint
 LANGUAGE sql
 IMMUTABLE
AS $function$
	select 2::smallint
$function$
;
comment on function pa_grunnen() is 'Which vertikalnivå is on the ground, and that of an object that tells none? As PA_GRUNNEN of domain/rules/plan.';

CREATE OR REPLACE FUNCTION public.plan_flis(p_scenario integer, p_srid integer, p_ramme geometry, p_west double precision, p_north double precision, p_skala double precision)
 RETURNS TABLE(layer text, id bigint, geom geometry, props jsonb)
 LANGUAGE plpgsql
 STABLE
 SET max_parallel_workers_per_gather TO '0'
 SET jit TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
#variable_conflict use_column
declare
	omrade geometry := flis_omrade(p_ramme, p_srid);
	boks box2d := flis_boks(omrade);
begin
	return query
	select f.layer, f.id, f.geom, f.props
	from (
		-- Fenced in: what is made of an object is made once.
		select l.layer, o.id, flis_geometri(l.geom, boks, p_west, p_north, p_skala) as geom, l.props
		from (
			select p.tema, p.id, p.geom, p.navnepunkt, jsonb_strip_nulls(jsonb_build_object(
				'lokalId', p.lokal_id, 'objekttype', p.objekttype, 'kode', p.kode,
				'gruppe', case when p.tema = 'arealformal' and p.kode >= 1000 then p.kode / 1000 end,
				'lov', case when p.kodeliste = 'KpArealbrukPbl1985' then '1985' else '2008' end,
				'arealbruksstatus', p.arealbruksstatus, 'omrNavn', p.omr_navn, 'vertikalniva', p.vertikalniva
			)) as props
			from planobjekt p
			where p.scenario_id = p_scenario and p.geom && omrade
				and p.tema in ('arealformal', 'hensynssone', 'bestemmelse', 'planomrade', 'linje', 'punkt', 'annet')
			offset 0
		) o
		cross join lateral (
			select o.tema as layer, o.geom, o.props
			union all
			-- A name is read, not clicked: half of its bytes would be the identity.
			select o.tema || '_punkt', o.navnepunkt, o.props - 'lokalId'
			where o.tema in ('arealformal', 'hensynssone', 'bestemmelse') and o.navnepunkt && omrade
		) l
		offset 0
	) f
	where not ST_IsEmpty(f.geom);
end
$function$
;
comment on function plan_flis(integer,integer,geometry,double precision,double precision,double precision) is 'What does a plan tile hold? The layers of the scenario inside the frame; and, for what has a name, a point layer (arealformal_punkt …) with each object once, so that a zone cut by a tile''s edge is named once.';

CREATE OR REPLACE FUNCTION public.plan_gaps(p_omrade geometry, p_formal geometry)
 RETURNS TABLE(geom geometry, areal_m2 double precision)
 LANGUAGE sql
 IMMUTABLE
AS $function$
	select d.geom, ST_Area(d.geom)
	from (select coalesce(p_omrade, (
		select ST_Union(ST_MakePolygon(ST_ExteriorRing(del.geom)), 0.001) from ST_Dump(p_formal) del
	)) as geom) ytre
	cross join lateral ST_Dump(
		case when p_formal is null then ytre.geom
			else ST_CollectionExtract(ST_Difference(ytre.geom, p_formal, 0.001), 3) end) d
	where ST_Area(d.geom) > 0
	order by 2 desc
$function$
;
comment on function plan_gaps(geometry,geometry) is 'Where in a plan area is no purpose, by the union of the one and of the other, and how large is each gap in m²? All of it where there is no purpose (null). Without a plan area: inside the outline of the purposes themselves.';

CREATE OR REPLACE FUNCTION public.plan_outside(p_objekter bigint[], p_omrade geometry)
 RETURNS TABLE(lokal_id uuid, geom geometry, areal_m2 double precision, lengde_m double precision)
 LANGUAGE sql
 STABLE
AS $function$
	select o.lokal_id, ute.geom, ST_Area(ute.geom), ST_Length(ute.geom)
	from planobjekt o
	cross join lateral (
		select ST_CollectionExtract(ST_Difference(o.geom, p_omrade, 0.001), ST_Dimension(o.geom) + 1) as geom
	) ute
	where o.id = any (p_objekter) and not ST_CoveredBy(o.geom, p_omrade) and not ST_IsEmpty(ute.geom)
$function$
;
comment on function plan_outside(bigint[],geometry) is 'Which of the objects (by id) stick out of an area, where, and by how many m² or metres?';

CREATE OR REPLACE FUNCTION public.plan_overlaps(p_a bigint[], p_b bigint[])
 RETURNS TABLE(lokal_id_a uuid, lokal_id_b uuid, geom geometry, areal_m2 double precision)
 LANGUAGE sql
 STABLE
AS $function$
	select a.lokal_id, b.lokal_id, felles.geom, ST_Area(felles.geom)
	from unnest(p_a, p_b) as par (a, b)
	-- Pair by pair, by the index: joined, the objects of all plans would be read for some thousand of one.
	cross join lateral (select o.lokal_id, o.geom from planobjekt o where o.id = par.a offset 0) a
	cross join lateral (select o.lokal_id, o.geom from planobjekt o where o.id = par.b offset 0) b
	cross join lateral (
		select ST_CollectionExtract(ST_Intersection(a.geom, b.geom, 0.001), 3) as geom
	) felles
	where ST_Intersects(a.geom, b.geom) and ST_Area(felles.geom) > 0
$function$
;
comment on function plan_overlaps(bigint[],bigint[]) is 'Which of the pairs of objects (by id, a beside b) lie over one another, where, and by how many m²?';

CREATE OR REPLACE FUNCTION public.planobjekt_bilde(o planobjekt)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
AS $function$
	select jsonb_build_object(
		'lokalId', o.lokal_id, 'objekttype', o.objekttype, 'tema', o.tema, 'kodeliste', o.kodeliste,
		'kode', o.kode, 'arealbruksstatus', o.arealbruksstatus, 'omrNavn', o.omr_navn,
		'beskrivelse', o.beskrivelse, 'eierform', o.eierform, 'vertikalniva', o.vertikalniva,
		'egenskaper', o.egenskaper, 'buer', o.buer, 'geom', encode(ST_AsEWKB(o.geom), 'hex')
	)
$function$
;
comment on function planobjekt_bilde(planobjekt) is 'The whole content of a plan object as the log keeps it: before and after a change, and to restore from. The version is not part of it.';

CREATE OR REPLACE FUNCTION public.refuse_boligparameter_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
	raise exception 'boligparameter is append-only: add a new version'
		using errcode = 'integrity_constraint_violation';
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
	raise exception 'endring is append-only' using errcode = 'integrity_constraint_violation';
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_version_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
	raise exception '% is append-only: add a new version', tg_table_name using errcode = 'integrity_constraint_violation';
end $function$
;

CREATE OR REPLACE FUNCTION public.tell_of_endring()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
	perform pg_notify('planbordet', 'endring ' || new.scenario_id);
	return null;
end $function$
;

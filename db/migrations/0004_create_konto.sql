create table konto (
	id integer generated always as identity primary key,
	-- stored in lower case (server/auth/konto.ts), so that Kari and kari are one account
	brukernavn text not null check (brukernavn ~ '^\S{2,100}$' and brukernavn = lower(brukernavn)),
	navn text not null check (length(navn) between 1 and 200),
	rolle text not null check (rolle in ('politiker', 'planlegger', 'plansjef', 'administrator')),
	-- the password itself is nowhere: salt, parameters and scrypt's answer
	passord_hash text not null check (passord_hash like '$scrypt$%'),
	-- made for the illustration data (or by such an account): removed when a real plan becomes gjeldende
	demo boolean not null default false,
	aktiv boolean not null default true,
	opprettet timestamptz not null default now(),
	sist_innlogget timestamptz
);
create unique index konto_brukernavn on konto (lower(brukernavn));

-- A sign-in that lasts. The browser holds the token, the database only its SHA-256.
create table okt (
	id text primary key check (id ~ '^[0-9a-f]{64}$'),
	konto_id integer not null references konto on delete cascade,
	opprettet timestamptz not null,
	utloper timestamptz not null,
	sist_brukt timestamptz not null
);
create index okt_konto on okt (konto_id);
create index okt_utloper on okt (utloper);

-- Personal access tokens for scripts. Never deleted one by one: a revoked one still tells that it was there.
create table tilgangsnokkel (
	id integer generated always as identity primary key,
	navn text not null check (length(navn) between 1 and 200),
	hash text not null unique check (hash ~ '^[0-9a-f]{64}$'),
	rolle text not null check (rolle in ('politiker', 'planlegger', 'plansjef', 'administrator')),
	-- null: made on the command line, by whoever runs the machine
	opprettet_av integer references konto on delete cascade,
	opprettet timestamptz not null default now(),
	-- null: lasts until revoked
	utloper timestamptz,
	trukket timestamptz,
	sist_brukt timestamptz
);
create unique index tilgangsnokkel_navn on tilgangsnokkel (navn) where trukket is null;

-- Counters of rate-limiter-flexible (RateLimiterPostgres names the columns); worthless after a crash.
create unlogged table innloggingsforsok (
	key varchar(255) primary key,
	points integer not null default 0,
	expire bigint
);

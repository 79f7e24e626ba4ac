-- Documents of a plan: what they are called and where they lie. Nothing entered is lost: one that is removed stays,
-- with who removed it and when.
create table plandokument (
	id integer generated always as identity primary key,
	plan_id integer not null references plan on delete cascade,
	-- null: of the whole plan; else of this object in every scenario of the plan
	lokal_id uuid,
	dokumenttype text not null check (dokumenttype in ('planbeskrivelse', 'bestemmelser', 'konsekvensutredning',
		'ros-analyse', 'plankart', 'vedtak', 'uttalelse', 'annet')),
	tittel text not null check (length(tittel) between 1 and 200),
	lenke text not null check (lenke ~ '^https?://[^[:space:]]+$' and length(lenke) <= 2000),
	dato date,
	synlighet text not null check (synlighet in ('offentlig', 'planutvalg', 'intern')),
	lagt_til_av text not null,
	lagt_til timestamptz not null default now(),
	fjernet_av text,
	fjernet timestamptz,
	check ((fjernet_av is null) = (fjernet is null))
);
create index plandokument_plan on plandokument (plan_id) where fjernet is null;

create or replace function pa_grunnen() returns smallint language sql immutable as $$
	select 2::smallint
$$;
comment on function pa_grunnen() is
	'Which vertikalnivå is on the ground, and that of an object that tells none? As PA_GRUNNEN of domain/rules/plan.';

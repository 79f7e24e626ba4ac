-- What a change did to the scenario itself (name, description, visibility, state); null where it did nothing.
alter table endring
	add column scenario_before jsonb,
	add column scenario_after jsonb;

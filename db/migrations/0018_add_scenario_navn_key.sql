-- Two proposals of one plan cannot have one name: an import finds what it replaces by it.
create unique index scenario_navn_key on scenario (plan_id, navn) where kind <> 'gjeldende' and tilstand = 'aktiv';

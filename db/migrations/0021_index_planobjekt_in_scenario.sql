-- All scenarios of a plan lie on the same ground: an index of place alone finds the objects of every one of them.
drop index planobjekt_geom;
create index planobjekt_scenario_geom on planobjekt using gist (scenario_id, geom);

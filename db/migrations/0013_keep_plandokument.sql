-- Nothing entered is lost: a plan that has documents, or shares of combined purposes, cannot be taken away under them.
alter table plandokument drop constraint plandokument_plan_id_fkey;
alter table plandokument add foreign key (plan_id) references plan;
alter table formalsandel drop constraint formalsandel_plan_id_fkey;
alter table formalsandel add foreign key (plan_id) references plan;

-- What the warehouse knows about itself: where its rows come from, who made it, and how it was checked.
create schema if not exists meta;

create table if not exists meta.info (
    format          integer not null,
    schema_hash     varchar not null,
    content_hash    varchar not null,
    manifest        integer not null,
    manifest_sha256 varchar not null,
    built           timestamptz not null
);
comment on table meta.info is 'One row: what this version was made from.';
comment on column meta.info.format is 'layout of the meta schema';
comment on column meta.info.schema_hash is 'shape of all tables of the lake';
comment on column meta.info.content_hash is 'the SQL and the entities it was built with';
comment on column meta.info.manifest is 'version of the lake that it holds';
comment on column meta.info.manifest_sha256 is 'sha256 of that manifest';
comment on column meta.info.built is 'when it was built';

create table if not exists meta.files (
    path              varchar not null,
    table_name        varchar not null,
    rows              bigint not null,
    bytes             bigint not null,
    sha256            varchar not null,
    schema_hash       varchar not null,
    articles_file     varchar,
    extractor_version varchar
);
comment on table meta.files is 'Every file of the lake that this version holds.';
comment on column meta.files.path is 'path below the lake';
comment on column meta.files.table_name is 'table it was loaded into';
comment on column meta.files.rows is 'rows in it';
comment on column meta.files.bytes is 'its size in bytes';
comment on column meta.files.sha256 is 'its SHA-256, verified before it was loaded';
comment on column meta.files.schema_hash is 'shape of its rows';
comment on column meta.files.articles_file is 'the articles file its facts were extracted from, null if it holds no facts';
comment on column meta.files.extractor_version is 'version of the fact type that extracted them, null if it holds no facts';

create table if not exists meta.runs (
    run_id      varchar not null,
    command     varchar not null,
    dateline    varchar not null,
    started     timestamptz not null,
    finished    timestamptz not null,
    outcome     varchar not null,
    articles_in bigint not null,
    loaded      bigint not null,
    duplicates  bigint not null,
    rejected    bigint not null,
    facts       bigint not null
);
comment on table meta.runs is 'The runs that led to this version, the latest being the one that published it.';
comment on column meta.runs.run_id is 'name of its directory under runs/';
comment on column meta.runs.command is 'the command line';
comment on column meta.runs.dateline is 'version of the program';
comment on column meta.runs.started is 'when it began';
comment on column meta.runs.finished is 'when it was recorded, just before publication';
comment on column meta.runs.outcome is 'how it ended';
comment on column meta.runs.articles_in is 'articles it read: loaded + duplicates + rejected';
comment on column meta.runs.loaded is 'articles it loaded';
comment on column meta.runs.duplicates is 'articles that were known already';
comment on column meta.runs.rejected is 'articles it rejected';
comment on column meta.runs.facts is 'facts it extracted';

create table if not exists meta.jobs (
    run_id   varchar not null,
    job      varchar not null,
    stage    varchar not null,
    started  timestamptz not null,
    finished timestamptz not null,
    outcome  varchar not null,
    units    bigint not null,
    rows     bigint not null,
    detail   varchar
);
comment on table meta.jobs is 'The jobs of those runs.';
comment on column meta.jobs.run_id is 'the run, as in meta.runs';
comment on column meta.jobs.job is 'name of the job in jobs.yaml';
comment on column meta.jobs.stage is 'stage it ran';
comment on column meta.jobs.started is 'when it began';
comment on column meta.jobs.finished is 'when it ended';
comment on column meta.jobs.outcome is 'how it ended';
comment on column meta.jobs.units is 'units of work it did';
comment on column meta.jobs.rows is 'rows it wrote';
comment on column meta.jobs.detail is 'more, in words';

create table if not exists meta.checks (
    name     varchar not null,
    severity varchar not null,
    purpose  varchar not null,
    failing  bigint not null,
    sample   varchar[] not null
);
comment on table meta.checks is 'The checks that this version passed before it was published.';
comment on column meta.checks.name is 'name of the check';
comment on column meta.checks.severity is 'error: a failing row prevents publication; warn: it is reported';
comment on column meta.checks.purpose is 'what must hold';
comment on column meta.checks.failing is 'number of rows that fail';
comment on column meta.checks.sample is 'up to five of them, as JSON';

create table if not exists meta.check_failures (
    run_id     varchar not null,
    check_name varchar not null,
    severity   varchar not null,
    n          bigint not null,
    row_json   varchar not null
);
comment on table meta.check_failures is 'The rows that checks found wrong: in this version, and in builds that were refused before it, of which readers saw nothing. At most 1,000 a check.';
comment on column meta.check_failures.run_id is 'the run: in meta.runs if it published this version, else one that was refused, whose record is in runs/';
comment on column meta.check_failures.check_name is 'name of the check';
comment on column meta.check_failures.severity is 'error or warn, as in meta.checks';
comment on column meta.check_failures.n is 'place of the row among those of its run and check, from 1';
comment on column meta.check_failures.row_json is 'the row, as JSON';

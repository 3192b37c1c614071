-- What near-duplicates are told by. It is kept so that new articles need be compared with those only that share a key with them.
create table if not exists meta.dup_method (version integer not null);
comment on table meta.dup_method is 'One row: how the signatures were made.';
comment on column meta.dup_method.version is 'version of package neardup; another one makes them all anew';

create table if not exists meta.dup_signatures (
    node       bigint not null,
    article_id varchar not null,
    published  date not null,
    shingles   integer not null,
    signature  blob not null
);
comment on table meta.dup_signatures is 'One row an article: a sample of its wording and its facts.';
comment on column meta.dup_signatures.node is 'number that stands for the article: 63 bits of the MD5 of its id';
comment on column meta.dup_signatures.article_id is 'the article';
comment on column meta.dup_signatures.published is 'its date';
comment on column meta.dup_signatures.shingles is 'length of its text in shingles of six words';
comment on column meta.dup_signatures.signature is 'the sample, as package neardup encodes it';

create table if not exists meta.dup_keys (
    key      bigint not null,
    node     bigint not null,
    shingles integer not null
);
comment on table meta.dup_keys is 'Up to sixteen rows an article: articles that share a key may be near-duplicates.';
comment on column meta.dup_keys.key is 'the key, a hash of six words of the text';
comment on column meta.dup_keys.node is 'the article';
comment on column meta.dup_keys.shingles is 'length of its text';

create table if not exists meta.dup_links (
    key      bigint not null,
    fuller   bigint not null,
    other    bigint not null,
    shingles integer not null,
    likeness double not null
);
comment on table meta.dup_links is 'Pairs of near-duplicates, one row for each key by which they were found.';
comment on column meta.dup_links.key is 'the key they share';
comment on column meta.dup_links.fuller is 'the longer article, one of the longest with this key';
comment on column meta.dup_links.other is 'the other article';
comment on column meta.dup_links.shingles is 'length of its text';
comment on column meta.dup_links.likeness is 'wording and facts in common, 0 to 2';

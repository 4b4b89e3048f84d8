/** One step from an older store to a newer one. A step that was published is never edited: a later one corrects it. */
export interface Migration {
  /** 1, 2, 3 …, without gaps. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

export const migrations: readonly Migration[] = [
  {
    version: 1,
    name: 'snapshots, runs, blocks, distributions and readings',
    sql: `
      CREATE TABLE snapshots (
        hash VARCHAR PRIMARY KEY,
        source VARCHAR NOT NULL,
        title VARCHAR NOT NULL,
        licence VARCHAR,
        origin_url VARCHAR,
        retrieved_at TIMESTAMPTZ,
        rows BIGINT NOT NULL,
        span_from TIMESTAMPTZ,
        span_to TIMESTAMPTZ
      );
      CREATE TABLE runs (
        id VARCHAR PRIMARY KEY,
        snapshot VARCHAR NOT NULL,
        program_version VARCHAR NOT NULL,
        label_set VARCHAR NOT NULL,
        parameters JSON NOT NULL,
        seed UINTEGER,
        started_at TIMESTAMPTZ NOT NULL,
        finished_at TIMESTAMPTZ NOT NULL
      );
      CREATE TABLE blocks (
        snapshot VARCHAR NOT NULL,
        label_set VARCHAR NOT NULL,
        height INTEGER,
        hash VARCHAR,
        "time" TIMESTAMPTZ,
        bits VARCHAR,
        pool VARCHAR,
        parent VARCHAR,
        proxy_group VARCHAR,
        builder VARCHAR,
        evidence VARCHAR NOT NULL,
        rule VARCHAR,
        stale BOOLEAN NOT NULL
      );
      CREATE TABLE distributions (
        run VARCHAR NOT NULL,
        layer VARCHAR NOT NULL,
        "from" TIMESTAMPTZ NOT NULL,
        "to" TIMESTAMPTZ NOT NULL,
        entity VARCHAR,
        weight DOUBLE NOT NULL
      );
      CREATE TABLE readings (
        run VARCHAR NOT NULL,
        layer VARCHAR NOT NULL,
        "from" TIMESTAMPTZ NOT NULL,
        "to" TIMESTAMPTZ NOT NULL,
        weight DOUBLE NOT NULL,
        entities INTEGER NOT NULL,
        unattributed_weight DOUBLE NOT NULL,
        measure VARCHAR NOT NULL,
        unit VARCHAR NOT NULL,
        estimate DOUBLE,
        low DOUBLE,
        high DOUBLE,
        bound_low DOUBLE,
        bound_high DOUBLE,
        snapshot VARCHAR NOT NULL,
        reason VARCHAR
      );
    `,
  },
];

// Made from the OpenAPI document by npm run api: do not edit.
export interface paths {
    "/layers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is measured
         * @description Every layer of the run: a resource held in a role, with its definition, unit and time.
         */
        get: operations["layers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/measures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How it is measured
         * @description Every measure whose readings are kept, the headline first, with definition, formula and source.
         */
        get: operations["measures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readings/{domain}/{resource}/{role}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Readings of a layer
         * @description What every measure says of every window of a layer: estimate, interval and bounds. Windows are those of the run; incomplete ones are there with the reason.
         */
        get: operations["readings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readings/{domain}/{resource}/{role}/{measure}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Readings of a layer by one measure
         * @description What one measure says of every window of a layer: estimate, interval and bounds.
         */
        get: operations["readings-by-measure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/distributions/{domain}/{resource}/{role}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who held how much
         * @description The holders of every window of a layer with their weights, in the layer’s unit. What is tied to nobody is never a holder.
         */
        get: operations["distributions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/verdicts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where it is going
         * @description The direction of each layer: the slope of the logarithm of its effective number over windows that do not overlap. A direction is named only where its interval leaves out zero.
         */
        get: operations["verdicts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/diverge": {
    "/levels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Do two layers move apart
         * @description Every pair of layers that the run compares: the difference of their directions with its interval. It says which way they move against each other, not where they stand, and nothing of causes.
         */
        get: operations["diverge"];
         * What a block’s maker may mean
         * @description The entity levels of blocks: pool, legal owner, proxy group and template builder, with the pools that each merges, since when and by which source.
         */
        get: operations["levels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/diverge/{domain}/{resource}/{role}/{second_domain}/{second_resource}/{second_role}": {
    "/entities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Does the answer depend on our choices
         * @description One comparison under every reasonable choice: each specification with its choices, difference, interval and verdict, from the smallest difference to the largest. Their proportions count choices, not evidence: the specifications share their data.
         */
        get: operations["specification-curve"];
         * Who there is
         * @description Everyone who ever held something in a layer, and every pool, owner and proxy group of the registry, with what each has of the latest windows.
         */
        get: operations["entities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rows": {
    "/entities/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Blocks to count
         * @description The blocks behind every layer of blocks, as whole numbers in a table (`rows.parquet`, `rows.csv`), and here what its codes mean: enough to count any window anew. Columns of form `blocks`: height (−1 where unknown), time (header time, seconds since 1970) and a column of codes a level, `-` written `_`; a row is a block of the best chain. Columns of form `days`: level (place in `levels`), day (days since 1970), code, blocks; a row is what an entity made on a day.
         */
        get: operations["rows"];
         * One entity
         * @description What one entity holds over time in every layer of both fields, how its blocks are recognised, who owns it since when, and the published rows and facts about it.
         */
        get: operations["entity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stale": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Blocks that lost
         * @description Stale blocks: valid, and not on the best chain. A node sees those that reach it while it runs, so every count is a lower bound. Three and more in a row are no matter of propagation and are counted apart.
         */
        get: operations["stale"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: never;
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    layers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            /** @enum {string} */
                            domain: "bitcoin" | "ai";
                            resource: string;
                            role: string;
                            title: string;
                            /** @description What a reading of the layer says, and what it does not */
                            definition: string;
                            weight_unit: string;
                            /**
                             * @description What its intervals say: what chance could change, a publisher’s estimates, or nothing
                             * @enum {string}
                             */
                            chance: "counts" | "published" | "none";
                            citations: {
                                title: string;
                                url: string;
                                licence: string | null;
                            }[];
                            windows: number;
                            /**
                             * Format: date-time
                             * @description Instant, UTC
                             */
                            from: string;
                            /**
                             * Format: date-time
                             * @description Instant, UTC
                             */
                            to: string;
                            /** @description Windows before are not judged; null: all are */
                            judged_from: string | null;
                            /** @description When the source of the labels, or what is counted, changes */
                            breaks: string[];
                        }[];
                        /** @description Items of all pages */
                        total: number;
                        /** @description Cursor of the next page; null on the last */
                        next: string | null;
                        /** @description Content hash of the inputs */
                        snapshot: string;
                    };
                };
            };
        };
    };
    measures: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description With its parameter, `concentration-ratio:3` */
                            id: string;
                            title: string;
                            definition: string;
                            formula: string;
                            /** @enum {string} */
                            family: "concentration" | "inequality";
                            unit: string;
                            /** @enum {string} */
                            more_decentralized_when: "higher" | "lower";
                            citation: {
                                title: string;
                                url: string;
                            };
                        }[];
                        /** @description Items of all pages */
                        total: number;
                        /** @description Cursor of the next page; null on the last */
                        next: string | null;
                        /** @description Content hash of the inputs */
                        snapshot: string;
                    };
                };
            };
        };
    };
    readings: {
        parameters: {
            query?: {
                /** @description Most rows of one answer */
                limit?: number;
                /** @description As the answer before gave it in `next` */
                cursor?: string;
                /** @description Measures, with commas; all where absent */
                measure?: string;
                /** @description First day of the first window */
                from?: string;
                /** @description Day after the last window */
                to?: string;
            };
            header?: never;
            path: {
                /** @description Field */
                domain: "bitcoin" | "ai";
                /**
                 * @description What is counted
                 * @example blocks
                 */
                resource: string;
                /**
                 * @description In what capacity it is held
                 * @example pool
                 */
                role: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            layer: string;
                            /**
                             * Format: date-time
                             * @description Instant, UTC
                             */
                            from: string;
                            /**
                             * Format: date-time
                             * @description Instant, UTC
                             */
                            to: string;
                            /** @description Total weight of the window, the unattributed part included */
                            weight: number;
                            entities: number;
                            unattributed_weight: number;
                            /**
                             * @example effective-number
                             * @example concentration-ratio:3
                             */
                            measure: string;
                            unit: string;
                            estimate: number | null;
                            /** @description Interval: what chance, or a publisher’s own estimates, could change */
                            low: number | null;
                            high: number | null;
                            /** @description Bounds: what attribution could change */
                            bound_low: number | null;
                            bound_high: number | null;
                            /** @description Content hash of the inputs */
                            snapshot: string;
                            /** @description Why something is null */
                            reason: string | null;
                            probabilities: {
                                value: number;
                                probability: number;
                            }[] | null;
                        }[];
                        /** @description Items of all pages */
                        total: number;
                        /** @description Cursor of the next page; null on the last */
                        next: string | null;
                        /** @description Content hash of the inputs */
                        snapshot: string;
                    };
                };
            };
        };
    };
    "readings-by-measure": {
        parameters: {
            query?: {
                /** @description Most rows of one answer */
                limit?: number;
                /** @description As the answer before gave it in `next` */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Field */
                domain: "bitcoin" | "ai";
                /**
                 * @description What is counted
                 * @example blocks
                 */
                resource: string;
                /**
                 * @description In what capacity it is held
                 * @example pool
                 */
                role: string;
                /** @description A measure’s id, `~` for its colon */
                measure: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            layer: string;
                            /**
                             * Format: date-time
                             * @description Instant, UTC
                             */
                            from: string;
                            /**
                             * Format: date-time
                             * @description Instant, UTC
                             */
                            to: string;
                            /** @description Total weight of the window, the unattributed part included */
                            weight: number;
                            entities: number;
                            unattributed_weight: number;
                            /**
                             * @example effective-number
                             * @example concentration-ratio:3
                             */
                            measure: string;
                            unit: string;
                            estimate: number | null;
                            /** @description Interval: what chance, or a publisher’s own estimates, could change */
                            low: number | null;
                            high: number | null;
                            /** @description Bounds: what attribution could change */
                            bound_low: number | null;
                            bound_high: number | null;
                            /** @description Content hash of the inputs */
                            snapshot: string;
                            /** @description Why something is null */
                            reason: string | null;
                            probabilities: {
                                value: number;
                                probability: number;
                            }[] | null;
                        }[];
                        /** @description Items of all pages */
                        total: number;
                        /** @description Cursor of the next page; null on the last */
                        next: string | null;
                        /** @description Content hash of the inputs */
                        snapshot: string;
                    };
                };
            };
        };
    };
    distributions: {
        parameters: {
            query?: {
                /** @description Most rows of one answer */
                limit?: number;
                /** @description As the answer before gave it in `next` */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Field */
                domain: "bitcoin" | "ai";
                /**
                 * @description What is counted
                 * @example blocks
                 */
                resource: string;
                /**
                 * @description In what capacity it is held
                 * @example pool
                 */
                role: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: date-time
                             * @description Instant, UTC
                             */
                            from: string;
                            /**
                             * Format: date-time
                             * @description Instant, UTC
                             */
                            to: string;
                            /** @description Whether the window may take part in a trend */
                            is_whole: boolean;
                            /** @description Seen, but tied to nobody */
                            unattributed_weight: number;
                            /** @description Who held how much, the largest first */
                            holders: {
                                entity: string;
                                weight: number;
                            }[];
                        }[];
                        /** @description Items of all pages */
                        total: number;
                        /** @description Cursor of the next page; null on the last */
                        next: string | null;
                        /** @description Content hash of the inputs */
                        snapshot: string;
                        layer: string;
                        weight_unit: string;
                        /** @description Names of the entities, for people */
                        names: {
                            [key: string]: string;
                        };
                    };
                };
            };
        };
    };
    verdicts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            layer: string;
                            title: string;
                            /** @enum {string} */
                            verdict: "concentrating" | "dispersing" | "no trend" | "too little data";
                            /** @description Slope of ln(effective number) a year; positive: dispersing */
                            slope_per_year: number | null;
                            low: number | null;
                            high: number | null;
                            p_value: number | null;
                            windows: number;
                            /**
                             * Format: date-time
                             * @description Instant, UTC
                             */
                            from: string;
                            /**
                             * Format: date-time
                             * @description Instant, UTC
                             */
                            to: string;
                            /** @description What would change the verdict, in one sentence */
                            would_change: string;
                            /** @description Said where the change is not one of proportions */
                            artefact: string | null;
                            /** @description Figure id of the slope, as `explain` takes it */
                            id: string;
                        }[];
                        /** @description Items of all pages */
                        total: number;
                        /** @description Cursor of the next page; null on the last */
                        next: string | null;
                        /** @description Content hash of the inputs */
                        snapshot: string;
                        rule: string;
                    };
                };
            };
        };
    };
    diverge: {
    levels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description First layer’s id */
                            a: string;
                            a_title: string;
                            /** @description Second layer’s id */
                            b: string;
                            b_title: string;
                            question: string;
                            /** @description Slope of ln(effective number) a year, first less second; positive: the first disperses relative to the second */
                            difference_per_year: number | null;
                            low: number | null;
                            high: number | null;
                            p_value: number | null;
                            /** @enum {string} */
                            verdict: "first concentrates relative to second" | "first disperses relative to second" | "no difference shown" | "too little data";
                            /**
                             * @description How far “the first concentrates while the second disperses” is borne out
                             * @enum {string}
                             */
                            claim: "as claimed" | "opposite" | "not shown" | "too little data";
                            sentence: string;
                            /** @description Figure id of the difference, as `explain` takes it */
                            id: string;
                            /** @enum {string} */
                            level: "pool" | "parent" | "proxy-group" | "builder";
                            layer: string;
                            title: string;
                            definition: string;
                            /** @description Why this input does not have it; null: it does */
                            missing: string | null;
                            /** @description Before, the level equals the pools; null: always known */
                            known_since: string | null;
                            /** @description Pools that the level counts as one */
                            merged: {
                                id: string;
                                name: string;
                                /** @description Of the blocks of the latest window, at this level */
                                proportion: number;
                                members: {
                                    id: string;
                                    name: string;
                                    /** @description ISO date; null: open */
                                    from: string | null;
                                    /** @description ISO date; null: open */
                                    until: string | null;
                                    source: {
                                        title: string;
                                        url: string;
                                        licence: string | null;
                                        /** @description Day on which it was read */
                                        read: string | null;
                                    };
                                    /** @description Of the blocks of the latest window, by pool */
                                    proportion: number;
                                    /** @description Whether the tie holds in the latest window */
                                    holds: boolean;
                                }[];
                            }[];
                        }[];
                        /** @description Items of all pages */
                        total: number;
                        /** @description Cursor of the next page; null on the last */
                        next: string | null;
                        /** @description Content hash of the inputs */
                        snapshot: string;
                    };
                };
            };
        };
    };
    "specification-curve": {
    entities: {
        parameters: {
            query?: {
                /** @description Most rows of one answer */
                limit?: number;
                /** @description As the answer before gave it in `next` */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            name: string;
                            /** @description In what capacities it holds something or is registered */
                            roles: string[];
                            /** @description Whether a published site has an answer of its own about it */
                            has_file: boolean;
                            layers: {
                                layer: string;
                                /**
                                 * Format: date-time
                                 * @description Instant, UTC
                                 */
                                from: string;
                                /**
                                 * Format: date-time
                                 * @description Instant, UTC
                                 */
                                to: string;
                                /** @description Of the whole weight of the latest window; 0: it has none then */
                                proportion: number;
                            }[];
                        }[];
                        /** @description Items of all pages */
                        total: number;
                        /** @description Cursor of the next page; null on the last */
                        next: string | null;
                        /** @description Content hash of the inputs */
                        snapshot: string;
                    };
                };
            };
        };
    };
    entity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Field */
                domain: "bitcoin" | "ai";
                /**
                 * @description What is counted
                 * @example blocks
                 */
                resource: string;
                /**
                 * @description In what capacity it is held
                 * @example pool
                 */
                role: string;
                /** @description Field */
                second_domain: "bitcoin" | "ai";
                /**
                 * @description What is counted
                 * @example blocks
                 */
                second_resource: string;
                /**
                 * @description In what capacity it is held
                 * @example pool
                 */
                second_role: string;
                /**
                 * @description As `/entities` lists it, percent-encoded
                 * @example foundryusa
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description First layer’s id */
                        a: string;
                        a_title: string;
                        /** @description Second layer’s id */
                        b: string;
                        b_title: string;
                        question: string;
                        /** @description Slope of ln(effective number) a year, first less second; positive: the first disperses relative to the second */
                        difference_per_year: number | null;
                        low: number | null;
                        high: number | null;
                        p_value: number | null;
                        /** @enum {string} */
                        verdict: "first concentrates relative to second" | "first disperses relative to second" | "no difference shown" | "too little data";
                        /**
                         * @description How far “the first concentrates while the second disperses” is borne out
                         * @enum {string}
                         */
                        claim: "as claimed" | "opposite" | "not shown" | "too little data";
                        sentence: string;
                        /** @description Figure id of the difference, as `explain` takes it */
                        id: string;
                        /** @description Beginning of what both layers cover; null where they share no time */
                        from: string | null;
                        to: string | null;
                        /** @description What is chosen, in order of name, and from what */
                        choices: {
                            choice: string;
                            options: string[];
                        }[];
                        specifications: {
                            /** @description For each of `choices`, the place of its option; null where it is not chosen */
                            options: (number | null)[];
                            difference_per_year: number | null;
                            low: number | null;
                            high: number | null;
                            p_value: number | null;
                            /** @enum {string} */
                            verdict: "first concentrates relative to second" | "first disperses relative to second" | "no difference shown" | "too little data";
                            /** @enum {string} */
                            claim: "as claimed" | "opposite" | "not shown" | "too little data";
                        }[];
                        /** @description Place of the specification that the verdicts themselves make; null where it is not among them */
                        main: number | null;
                        median_difference: number | null;
                        /** @description Proportion of the specifications by verdict */
                        agreement: {
                            /** @enum {string} */
                            verdict: "first concentrates relative to second" | "first disperses relative to second" | "no difference shown" | "too little data";
                            proportion: number;
                        }[];
                        /** @description How much each choice decides, the most influential first */
                        influence: {
                            choice: string;
                            /** @description Proportion of the variance of the difference between the options of the choice (η²); they need not sum to 1 */
                            variance_explained: number | null;
                            options: {
                                option: string;
                                specifications: number;
                                median_difference: number | null;
                            }[];
                        id: string;
                        name: string;
                        aliases: string[];
                        roles: string[];
                        trajectories: {
                            layer: string;
                            title: string;
                            /** @enum {string} */
                            domain: "bitcoin" | "ai";
                            role: string;
                            definition: string;
                            weight_unit: string;
                            is_count: boolean;
                            /** @enum {string} */
                            chance: "counts" | "published" | "none";
                            breaks: string[];
                            /** @description The latest complete window of the layer */
                            latest: {
                                /**
                                 * Format: date-time
                                 * @description Instant, UTC
                                 */
                                from: string;
                                /**
                                 * Format: date-time
                                 * @description Instant, UTC
                                 */
                                to: string;
                                weight: number;
                                /** @description Of the whole weight, what is tied to nobody included */
                                proportion: number | null;
                                /** @description Interval of the proportion by chance, where weights are counts */
                                low: number | null;
                                high: number | null;
                                /** @description The proportion, were all that is tied to nobody its own */
                                bound_high: number | null;
                            };
                            first_seen: {
                                /**
                                 * Format: date-time
                                 * @description Instant, UTC
                                 */
                                from: string;
                                /**
                                 * Format: date-time
                                 * @description Instant, UTC
                                 */
                                to: string;
                            };
                            last_seen: {
                                /**
                                 * Format: date-time
                                 * @description Instant, UTC
                                 */
                                from: string;
                                /**
                                 * Format: date-time
                                 * @description Instant, UTC
                                 */
                                to: string;
                            };
                            /** @description From before it first held something to after it last did */
                            windows: {
                                /**
                                 * Format: date-time
                                 * @description Instant, UTC
                                 */
                                from: string;
                                /**
                                 * Format: date-time
                                 * @description Instant, UTC
                                 */
                                to: string;
                                weight: number;
                                /** @description Of the whole weight, what is tied to nobody included */
                                proportion: number | null;
                                /** @description Interval of the proportion by chance, where weights are counts */
                                low: number | null;
                                high: number | null;
                                /** @description The proportion, were all that is tied to nobody its own */
                                bound_high: number | null;
                            }[];
                        }[];
                        pool: {
                            link: string | null;
                            tags: {
                                /**
                                 * @description As a block’s deciding rule names it
                                 * @example foundryusa/tag/0
                                 */
                                id: string;
                                /** @description Text of a tag, or an address; what cannot be shown is escaped */
                                text: string;
                                /** @description ISO date; null: open */
                                from: string | null;
                                /** @description ISO date; null: open */
                                until: string | null;
                                source: {
                                    title: string;
                                    url: string;
                                    licence: string | null;
                                    /** @description Day on which it was read */
                                    read: string | null;
                                };
                            }[];
                            addresses: {
                                /**
                                 * @description As a block’s deciding rule names it
                                 * @example foundryusa/tag/0
                                 */
                                id: string;
                                /** @description Text of a tag, or an address; what cannot be shown is escaped */
                                text: string;
                                /** @description ISO date; null: open */
                                from: string | null;
                                /** @description ISO date; null: open */
                                until: string | null;
                                source: {
                                    title: string;
                                    url: string;
                                    licence: string | null;
                                    /** @description Day on which it was read */
                                    read: string | null;
                                };
                            }[];
                            /** @description How its coinbases name who built the template */
                            builder: string | null;
                        } | null;
                        note: string | null;
                        /** @description Its legal owners */
                        parents: {
                            id: string;
                            name: string;
                            /** @description ISO date; null: open */
                            from: string | null;
                            /** @description ISO date; null: open */
                            until: string | null;
                            source: {
                                title: string;
                                url: string;
                                licence: string | null;
                                /** @description Day on which it was read */
                                read: string | null;
                            };
                        }[];
                        /** @description Proxy groups that it belongs to */
                        groups: {
                            id: string;
                            name: string;
                            /** @description ISO date; null: open */
                            from: string | null;
                            /** @description ISO date; null: open */
                            until: string | null;
                            source: {
                                title: string;
                                url: string;
                                licence: string | null;
                                /** @description Day on which it was read */
                                read: string | null;
                            };
                        }[];
                        /** @description Pools that it owns or groups */
                        pools: {
                            id: string;
                            name: string;
                            /** @description ISO date; null: open */
                            from: string | null;
                            /** @description ISO date; null: open */
                            until: string | null;
                            source: {
                                title: string;
                                url: string;
                                licence: string | null;
                                /** @description Day on which it was read */
                                read: string | null;
                            };
                        }[];
                        /** @description How its blocks were tied to it; empty where the input has no blocks one by one */
                        evidence: {
                            /** @enum {string} */
                            evidence: "none" | "tag" | "address" | "both" | "conflict" | "label";
                            blocks: number;
                        }[];
                        /** @description Rows of the publishers in which it stands, the latest hundred */
                        rows: {
                            layer: string;
                            /**
                             * Format: date-time
                             * @description Instant, UTC
                             */
                            from: string;
                            /**
                             * Format: date-time
                             * @description Instant, UTC
                             */
                            to: string;
                            weight: number;
                            low: number | null;
                            high: number | null;
                            group: string | null;
                            source: string;
                            file: string;
                            row: number;
                        }[];
                        /** @description Such rows in all */
                        row_count: number;
                        facts: {
                            id: string;
                            subject: string;
                            quantity: string;
                            value: number;
                            unit: string;
                            from: string;
                            until: string;
                            /** @enum {string} */
                            grade: "primary" | "press" | "computed";
                            note: string | null;
                            source: {
                                title: string;
                                url: string;
                                licence: string | null;
                                /** @description Day on which it was read */
                                read: string | null;
                            };
                        }[];
                        /** @description Content hash of the inputs */
                        snapshot: string;
                    };
                };
            };
        };
    };
    rows: {
    stale: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description What a row of the table is; null where the input has no blocks */
                        form: ("blocks" | "days") | null;
                        /** @description Whether windows of blocks can be counted */
                        has_heights: boolean;
                        /** @description Rows of the table */
                        rows: number;
                        levels: {
                            /**
                             * @description Entity level
                             * @example pool
                             */
                            level: string;
                            /** @description The layer whose readings its counts give */
                            layer: string;
                            blocks: number;
                            /**
                             * Format: date-time
                             * @description Instant, UTC
                             */
                            from: string;
                            /**
                             * Format: date-time
                             * @description Instant, UTC
                             */
                            to: string;
                            /** @description In the order of their codes: code 0 is the first; −1 is nobody */
                            entities: {
                                id: string;
                                name: string;
                            }[];
                        }[];
                        /** @description Coverage of the intervals of the run */
                        interval: number;
                        /** @description Seed of every draw of the run */
                        seed: number;
                        /** @description When each field began: the zero of its age */
                        field_starts: {
                            /**
                             * Format: date-time
                             * @description Instant, UTC
                             */
                            bitcoin: string;
                            /**
                             * Format: date-time
                             * @description Instant, UTC
                             */
                            ai: string;
                        /** @description Stale blocks of the observed input; null: it has none */
                        input: {
                            whole: {
                                /** @description Stale blocks seen, those of episodes left out */
                                stale: number;
                                /** @description Stale blocks seen in episodes */
                                in_episodes: number;
                                /** @description Blocks of the best chain at the same heights */
                                main: number;
                                /** @description Stale over stale and main: a lower bound, since nobody sees all */
                                rate: number | null;
                                /** @description What chance alone could make of the rate */
                                low: number | null;
                                high: number | null;
                            };
                            years: {
                                /** @description Stale blocks seen, those of episodes left out */
                                stale: number;
                                /** @description Stale blocks seen in episodes */
                                in_episodes: number;
                                /** @description Blocks of the best chain at the same heights */
                                main: number;
                                /** @description Stale over stale and main: a lower bound, since nobody sees all */
                                rate: number | null;
                                /** @description What chance alone could make of the rate */
                                low: number | null;
                                high: number | null;
                                year: number;
                            }[];
                            pools: {
                                /** @description Stale blocks seen, those of episodes left out */
                                stale: number;
                                /** @description Stale blocks seen in episodes */
                                in_episodes: number;
                                /** @description Blocks of the best chain at the same heights */
                                main: number;
                                /** @description Stale over stale and main: a lower bound, since nobody sees all */
                                rate: number | null;
                                /** @description What chance alone could make of the rate */
                                low: number | null;
                                high: number | null;
                                pool: string | null;
                                name: string | null;
                            }[];
                            episodes: {
                                from_height: number;
                                to_height: number;
                                blocks: number;
                            }[];
                            /** @description At heights where the input has no best chain, in no count */
                            outside: number;
                        } | null;
                        /** @description Whether the input has blocks one by one */
                        has_blocks: boolean;
                        /** @description A public collection of stale blocks of the main network, whatever the input */
                        collection: {
                            title: string;
                            publisher: string;
                            url: string;
                            licence: string;
                            note: string;
                            bands: {
                                /** @description Stale blocks seen, those of episodes left out */
                                stale: number;
                                /** @description Stale blocks seen in episodes */
                                in_episodes: number;
                                /** @description Blocks of the best chain at the same heights */
                                main: number;
                                /** @description Stale over stale and main: a lower bound, since nobody sees all */
                                rate: number | null;
                                /** @description What chance alone could make of the rate */
                                low: number | null;
                                high: number | null;
                                from_height: number;
                                /** @description Height after the last */
                                until_height: number;
                                /** @description Date of the earliest header that is recorded; null: none is */
                                first: string | null;
                                /** @description ISO date; null: open */
                                last: string | null;
                            }[];
                            episodes: {
                                from_height: number;
                                to_height: number;
                                blocks: number;
                            }[];
                        };
                        /** @description Content hash of the inputs */
                        snapshot: string;
                    };
                };
            };
        };
    };
}

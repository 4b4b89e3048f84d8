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
         * @description What every measure says of every window of a layer: estimate, interval and bounds. Windows are those of the run, or with `window` those that one asks for, as `contraflow measure` has them; incomplete ones are there with the reason.
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/diverge/{domain}/{resource}/{role}/{second_domain}/{second_resource}/{second_role}": {
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rows": {
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lag": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far behind: the pairs
         * @description Pairs of groups of AI models with how far one is behind the other by four definitions; the pairs that a published site holds.
         */
        get: operations["lag-pairs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lag/{leader}/{follower}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far behind one group of models is
         * @description Four definitions with intervals, the levels with those unmatched, the frontiers of both groups, the same at the end of every quarter, and what others published. Scores: Epoch AI, CC BY 4.0. It says nothing of why a group is behind.
         */
        get: operations["lag"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tiers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What devices can run
         * @description The best open model with a score that fits each size of phone, laptop and graphics card at the end of every quarter, and how far it is from the best of all. A lower bound: small models are scored less often. Scores: Epoch AI, CC BY 4.0.
         */
        get: operations["tiers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/edge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What people could serve themselves
         * @description Parts of all tokens that people ask models for, each within the one before: what their devices could serve, what would cost less there, and what they do serve. Most inputs are assumptions; they are listed with their ranges and reasons.
         */
        get: operations["edge"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Models with a score
         * @description AI models with a capability score, from which gaps are taken: versions and settings of one folded into the best. Scores: Epoch AI, CC BY 4.0.
         */
        get: operations["models"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/levels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
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
    "/entities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
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
    "/entities/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
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
    "/security": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What concentration does to security
         * @description Double spends, coalitions, selfish mining, stale blocks, censorship and the cost of hashrate, from the latest window of every level of blocks, with intervals. It says what could be done, not that anybody does it, and a pool is not its miners.
         */
        get: operations["security"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/security/history/{domain}/{resource}/{role}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Confirmations needed over time
         * @description How many confirmations kept the success of the largest entity below the risk, window by window, at one level of blocks. It says what the largest could have done, not that it tried.
         */
        get: operations["security-history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/economics/edge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a task’s cost on a device and from a provider is worked out from
         * @description Devices, the open models that can be the best on one of them, speeds, prices and power, each with its range, and list prices of providers. Costs follow from these and a task, as `contraflow economics edge` works them out. Scores: Epoch AI, CC BY 4.0.
         */
        get: operations["economics-edge"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/economics/forecasts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Published forecasts, how far they disagree, and how those that are due did
         * @description By what they count, with growth as stated and as implied. A band is of publishers, each once, and no interval of probability. Due is what had ended when the register was last read.
         */
        get: operations["economics-forecasts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/economics/mining": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a coin costs to mine
         * @description The network, the fleet inferred behind it, machines with their break-even tariffs and what electricity costs in each place known. Tariffs are averages of whom they name, not what mines pay unless it says miners.
         */
        get: operations["economics-mining"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/economics/entry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who could mine, by class of hardware over time
         * @description The network and the price of a coin on each day with a price, and the most efficient machine of every class that could be had. Between two days nothing is seen; fees are left out.
         */
        get: operations["economics-entry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/economics/hosting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Miners that host AI
         * @description The ledger of hosting deals normalized, how concentrated it is before and after, and what the calculators of the pivot and of diverted megawatts start from. Most of what is contracted is not built, and most inputs of the pivot are assumptions with ranges.
         */
        get: operations["economics-hosting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The answer at a glance
         * @description What the verdicts say in a sentence, what it means, what to take away, and every layer with its verdict and its latest value: what the first page shows.
         */
        get: operations["overview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trajectories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The paths that are compared
         * @description The effective number over time of every layer that is compared with another, as columns, and each pair with the difference of its directions.
         */
        get: operations["trajectories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changed
         * @description The present run against the latest run of the store on another snapshot, layer by layer; and within the data the latest window against the one a year before, split into what holders did, who came and went, and what is attributed. Two windows are no trend.
         */
        get: operations["changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/brief": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The answer as a text
         * @description What a reader needs to know, in the order in which it is needed; every number in it has an id that `explain` takes.
         */
        get: operations["brief"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/explain/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is behind a number
         * @description A figure with its interval, the rule by which it is made, and the file and rows behind it. The figures are those of the present run.
         */
        get: operations["explain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the data come from
         * @description The sources of the input with publisher, licence, span and rows, and what of them could not be used as it stands: the count and the first message of each kind.
         */
        get: operations["sources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Values typed from reports
         * @description Every fact of the run with its span, grade and source. A fact is what a source says, not what is so.
         */
        get: operations["facts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/snapshots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which data were looked at
         * @description The snapshot that is looked at, and those of the store with their runs. A snapshot is named by the hash of its content.
         */
        get: operations["snapshots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the run can be had again
         * @description What decides every number: snapshot, rules of attribution, program, parameters and seed. The same five give the same numbers.
         */
        get: operations["run"];
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
    schemas: {
        /** @description RFC 9457 */
        Problem: {
            /** @description `about:blank`: the status says what kind it is */
            type: string;
            title: string;
            status: number;
            /** @description What was expected and what was got */
            detail: string;
            /** @description The address that was asked for, without its query */
            instance?: string;
            errors?: {
                parameter: string;
                detail: string;
            }[];
        };
    };
    responses: {
        /** @description A parameter of the query is wrong, unknown or given twice */
        WrongQuery: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The service was started with a token, which is missing */
        NoToken: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description What the path names is not there */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no form that `Accept` takes */
        NoSuchForm: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A fault of the program */
        Failure: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too much is being computed; `Retry-After` says when to ask again */
        Busy: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
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
            /** @description The answer */
            200: {
                headers: {
                    /** @description Names this answer in this form */
                    ETag?: string;
                    /** @description Where the next page is, `rel="next"`; absent on the last */
                    Link?: string;
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
            /** @description What `If-None-Match` names still holds */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["WrongQuery"];
            401: components["responses"]["NoToken"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NoSuchForm"];
            500: components["responses"]["Failure"];
            503: components["responses"]["Busy"];
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
            /** @description The answer */
            200: {
                headers: {
                    /** @description Names this answer in this form */
                    ETag?: string;
                    /** @description Where the next page is, `rel="next"`; absent on the last */
                    Link?: string;
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
                            /** @description Lower end of its range; null: none */
                            least: number | null;
                            /** @description Upper end of its range; null: none */
                            most: number | null;
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
            /** @description What `If-None-Match` names still holds */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["WrongQuery"];
            401: components["responses"]["NoToken"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NoSuchForm"];
            500: components["responses"]["Failure"];
            503: components["responses"]["Busy"];
        };
    };
    readings: {
        parameters: {
            query?: {
                /**
                 * @description Most rows of one answer
                 * @example 3
                 */
                limit?: number;
                /** @description As the answer before gave it in `next` */
                cursor?: string;
                /**
                 * @description Measures, with commas; all where absent
                 * @example effective-number
                 */
                measure?: string;
                /** @description First day of the first window */
                from?: string;
                /** @description Day after the last window */
                to?: string;
                /** @description Windows of one’s own, of layers of blocks alone: `90d`, `month`, `quarter`, `year`, and where blocks are known one by one `144b`, `epoch`; 20000 readings at most */
                window?: string;
                /** @description With `window`: how far apart windows start; the window where absent */
                step?: string;
                /** @description With `window`: coverage of the intervals, or `none`; that of the run where absent */
                interval?: "none" | number;
            };
            header?: never;
            path: {
                /**
                 * @description Field
                 * @example bitcoin
                 */
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
            /** @description The answer */
            200: {
                headers: {
                    /** @description Names this answer in this form */
                    ETag?: string;
                    /** @description Where the next page is, `rel="next"`; absent on the last */
                    Link?: string;
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
                    "text/csv": string;
                    "application/vnd.apache.parquet": string;
                };
            };
            /** @description What `If-None-Match` names still holds */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["WrongQuery"];
            401: components["responses"]["NoToken"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NoSuchForm"];
            500: components["responses"]["Failure"];
            503: components["responses"]["Busy"];
        };
    };
    "readings-by-measure": {
        parameters: {
            query?: {
                /**
                 * @description Most rows of one answer
                 * @example 3
                 */
                limit?: number;
                /** @description As the answer before gave it in `next` */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Field
                 * @example ai
                 */
                domain: "bitcoin" | "ai";
                /**
                 * @description What is counted
                 * @example accelerators
                 */
                resource: string;
                /**
                 * @description In what capacity it is held
                 * @example owner
                 */
                role: string;
                /**
                 * @description A measure’s id, `~` for its colon
                 * @example concentration-ratio~3
                 */
                measure: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description Names this answer in this form */
                    ETag?: string;
                    /** @description Where the next page is, `rel="next"`; absent on the last */
                    Link?: string;
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
                    "text/csv": string;
                    "application/vnd.apache.parquet": string;
                };
            };
            /** @description What `If-None-Match` names still holds */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["WrongQuery"];
            401: components["responses"]["NoToken"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NoSuchForm"];
            500: components["responses"]["Failure"];
            503: components["responses"]["Busy"];
        };
    };
    distributions: {
        parameters: {
            query?: {
                /**
                 * @description Most rows of one answer
                 * @example 2
                 */
                limit?: number;
                /** @description As the answer before gave it in `next` */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Field
                 * @example bitcoin
                 */
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
            /** @description The answer */
            200: {
                headers: {
                    /** @description Names this answer in this form */
                    ETag?: string;
                    /** @description Where the next page is, `rel="next"`; absent on the last */
                    Link?: string;
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
                    "text/csv": string;
                    "application/vnd.apache.parquet": string;
                };
            };
            /** @description What `If-None-Match` names still holds */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["WrongQuery"];
            401: components["responses"]["NoToken"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NoSuchForm"];
            500: components["responses"]["Failure"];
            503: components["responses"]["Busy"];
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
            /** @description The answer */
            200: {
                headers: {
                    /** @description Names this answer in this form */
                    ETag?: string;
                    /** @description Where the next page is, `rel="next"`; absent on the last */
                    Link?: string;
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
                    "text/csv": string;
                    "application/vnd.apache.parquet": string;
                };
            };
            /** @description What `If-None-Match` names still holds */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["WrongQuery"];
            401: components["responses"]["NoToken"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NoSuchForm"];
            500: components["responses"]["Failure"];
            503: components["responses"]["Busy"];
        };
    };
    diverge: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description Names this answer in this form */
                    ETag?: string;
                    /** @description Where the next page is, `rel="next"`; absent on the last */
                    Link?: string;
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
                        }[];
                        /** @description Items of all pages */
                        total: number;
                        /** @description Cursor of the next page; null on the last */
                        next: string | null;
                        /** @description Content hash of the inputs */
                        snapshot: string;
                    };
                    "text/csv": string;
                    "application/vnd.apache.parquet": string;
                };
            };
            /** @description What `If-None-Match` names still holds */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["WrongQuery"];
            401: components["responses"]["NoToken"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NoSuchForm"];
            500: components["responses"]["Failure"];
            503: components["responses"]["Busy"];
        };
    };
    "specification-curve": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Field
                 * @example bitcoin
                 */
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
                /**
                 * @description Field
                 * @example ai
                 */
                second_domain: "bitcoin" | "ai";
                /**
                 * @description What is counted
                 * @example accelerators
                 */
                second_resource: string;
                /**
                 * @description In what capacity it is held
                 * @example owner
                 */
                second_role: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description Names this answer in this form */
                    ETag?: string;
                    /** @description Where the next page is, `rel="next"`; absent on the last */
                    Link?: string;
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
                        }[];
                        /** @description Content hash of the inputs */
                        snapshot: string;
                    };
                    "text/csv": string;
                    "application/vnd.apache.parquet": string;
                };
            };
            /** @description What `If-None-Match` names still holds */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["WrongQuery"];
            401: components["responses"]["NoToken"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NoSuchForm"];
            500: components["responses"]["Failure"];
            503: components["responses"]["Busy"];
        };
    };
    rows: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description Names this answer in this form */
                    ETag?: string;
                    /** @description Where the next page is, `rel="next"`; absent on the last */
                    Link?: string;
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
                        };
                        /** @description Content hash of the inputs */
                        snapshot: string;
                    };
                    "text/csv": string;
                    "application/vnd.apache.parquet": string;
                };
            };
            /** @description What `If-None-Match` names still holds */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["WrongQuery"];
            401: components["responses"]["NoToken"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NoSuchForm"];
            500: components["responses"]["Failure"];
            503: components["responses"]["Busy"];
        };
    };
    "lag-pairs": {
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
            /** @description The answer */
            200: {
                headers: {
                    /** @description Names this answer in this form */
                    ETag?: string;
                    /** @description Where the next page is, `rel="next"`; absent on the last */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            leader: {
                                id: string;
                                title: string;
                                /** @description Models of the group that count */
                                models: number;
                            };
                            follower: {
                                id: string;
                                title: string;
                                /** @description Models of the group that count */
                                models: number;
                            };
                            /** Format: date */
                            as_of: string;
                            readings: {
                                /**
                                 * @description What “how far behind” means
                                 * @enum {string}
                                 */
                                definition: "horizontal" | "look-back" | "vertical" | "survival";
                                /** @description Below zero where the follower is ahead; null where it cannot be said */
                                estimate: number | null;
                                low: number | null;
                                /** @description null with a low end: so much or more */
                                high: number | null;
                                /** @enum {string} */
                                unit: "months" | "index points";
                                /** @description Records of the leader that are compared */
                                levels: number;
                                /** @description Those of them that the follower has not matched */
                                unmatched: number;
                                reason: string | null;
                            }[];
                        }[];
                        /** @description Items of all pages */
                        total: number;
                        /** @description Cursor of the next page; null on the last */
                        next: string | null;
                        /** @description Content hash of the inputs */
                        snapshot: string;
                        /** @description Every group that can be asked for */
                        groups: string[];
                    };
                    "text/csv": string;
                    "application/vnd.apache.parquet": string;
                };
            };
            /** @description What `If-None-Match` names still holds */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["WrongQuery"];
            401: components["responses"]["NoToken"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NoSuchForm"];
            500: components["responses"]["Failure"];
            503: components["responses"]["Busy"];
        };
    };
    lag: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the group that leads
                 * @example closed
                 */
                leader: string;
                /**
                 * @description Id of the group that follows
                 * @example open
                 */
                follower: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description Names this answer in this form */
                    ETag?: string;
                    /** @description Where the next page is, `rel="next"`; absent on the last */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        leader: {
                            id: string;
                            title: string;
                            /** @description Models of the group that count */
                            models: number;
                        };
                        follower: {
                            id: string;
                            title: string;
                            /** @description Models of the group that count */
                            models: number;
                        };
                        /** Format: date */
                        as_of: string;
                        tolerance_points: number;
                        /** @enum {string} */
                        weighting: "points" | "records";
                        interval: number | null;
                        resamples: number;
                        seed: number;
                        readings: {
                            /**
                             * @description What “how far behind” means
                             * @enum {string}
                             */
                            definition: "horizontal" | "look-back" | "vertical" | "survival";
                            /** @description Below zero where the follower is ahead; null where it cannot be said */
                            estimate: number | null;
                            low: number | null;
                            /** @description null with a low end: so much or more */
                            high: number | null;
                            /** @enum {string} */
                            unit: "months" | "index points";
                            /** @description Records of the leader that are compared */
                            levels: number;
                            /** @description Those of them that the follower has not matched */
                            unmatched: number;
                            reason: string | null;
                            /** @description Figure id */
                            id: string;
                        }[];
                        levels: {
                            score: number;
                            /** @description By how much it raised the leader’s frontier; 0 for the first */
                            points: number;
                            leader_model: string;
                            /** Format: date */
                            reached: string;
                            follower_model: string | null;
                            matched: string | null;
                            lag_months: number | null;
                        }[];
                        frontiers: {
                            leader: {
                                model: string;
                                developers: string[];
                                /** Format: date */
                                released: string;
                                /** @description Points of the capability index */
                                score: number;
                            }[];
                            follower: {
                                model: string;
                                developers: string[];
                                /** Format: date */
                                released: string;
                                /** @description Points of the capability index */
                                score: number;
                            }[];
                        };
                        history: {
                            /** Format: date */
                            as_of: string;
                            readings: {
                                /**
                                 * @description What “how far behind” means
                                 * @enum {string}
                                 */
                                definition: "horizontal" | "look-back" | "vertical" | "survival";
                                /** @description Below zero where the follower is ahead; null where it cannot be said */
                                estimate: number | null;
                                low: number | null;
                                /** @description null with a low end: so much or more */
                                high: number | null;
                                /** @enum {string} */
                                unit: "months" | "index points";
                                /** @description Records of the leader that are compared */
                                levels: number;
                                /** @description Those of them that the follower has not matched */
                                unmatched: number;
                                reason: string | null;
                            }[];
                        }[];
                        history_resamples: number;
                        /** @description The same asked otherwise, without intervals */
                        choices: {
                            tolerance_points: number;
                            /** @enum {string} */
                            weighting: "points" | "records";
                            readings: {
                                /**
                                 * @description What “how far behind” means
                                 * @enum {string}
                                 */
                                definition: "horizontal" | "look-back" | "vertical" | "survival";
                                /** @description Below zero where the follower is ahead; null where it cannot be said */
                                estimate: number | null;
                                low: number | null;
                                /** @description null with a low end: so much or more */
                                high: number | null;
                                /** @enum {string} */
                                unit: "months" | "index points";
                                /** @description Records of the leader that are compared */
                                levels: number;
                                /** @description Those of them that the follower has not matched */
                                unmatched: number;
                                reason: string | null;
                            }[];
                        }[];
                        /** @description What others published, beside the same of these models */
                        published: {
                            /** @description Figure id of the fact */
                            id: string;
                            quantity: string;
                            value: number;
                            low: number | null;
                            high: number | null;
                            unit: string;
                            source: {
                                title: string;
                                url: string;
                            };
                            /**
                             * @description What “how far behind” means
                             * @enum {string}
                             */
                            definition: "horizontal" | "look-back" | "vertical" | "survival";
                            /** Format: date */
                            as_of: string;
                            /** @description First of the days over which ours is averaged; null: one day */
                            averaged_since: string | null;
                            interval: number | null;
                            /** @description The same of the models here */
                            estimate: number | null;
                            estimate_low: number | null;
                            estimate_high: number | null;
                            /** @description Why the two differ */
                            difference: string;
                        }[];
                        notes: string[];
                        /** @description Content hash of the inputs */
                        snapshot: string;
                    };
                    "text/csv": string;
                    "application/vnd.apache.parquet": string;
                };
            };
            /** @description What `If-None-Match` names still holds */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["WrongQuery"];
            401: components["responses"]["NoToken"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NoSuchForm"];
            500: components["responses"]["Failure"];
            503: components["responses"]["Busy"];
        };
    };
    tiers: {
        parameters: {
            query?: {
                /**
                 * @description Most rows of one answer
                 * @example 3
                 */
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
            /** @description The answer */
            200: {
                headers: {
                    /** @description Names this answer in this form */
                    ETag?: string;
                    /** @description Where the next page is, `rel="next"`; absent on the last */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            tier: string;
                            /** Format: date */
                            date: string;
                            /** @description The best open model with a score that fits; null with a reason */
                            model: string | null;
                            released: string | null;
                            /** @description Points of the capability index, measured at full precision */
                            score: number | null;
                            total_parameters: number | null;
                            /** @description Read per token; null where not published */
                            active_parameters: number | null;
                            /** @description The best of all models released by then */
                            frontier_model: string | null;
                            frontier_score: number | null;
                            gap_points: number | null;
                            /** @description Since the best of all first scored as much */
                            gap_months: number | null;
                            /** @description Predicted for a typical device sold then, the context full */
                            tokens_per_second: number | null;
                            reason: string | null;
                        }[];
                        /** @description Items of all pages */
                        total: number;
                        /** @description Cursor of the next page; null on the last */
                        next: string | null;
                        /** @description Content hash of the inputs */
                        snapshot: string;
                        /** @description How weights are stored */
                        quantization: string;
                        context_tokens: number;
                        tiers: {
                            id: string;
                            title: string;
                            /** @enum {string} */
                            kind: "phone" | "laptop" | "consumer-gpu";
                            memory_gibibytes: number;
                            /** @description Of the memory, what is left for a model */
                            usable_proportion: number;
                            /** Format: date */
                            on_sale_by: string;
                        }[];
                    };
                    "text/csv": string;
                    "application/vnd.apache.parquet": string;
                };
            };
            /** @description What `If-None-Match` names still holds */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["WrongQuery"];
            401: components["responses"]["NoToken"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NoSuchForm"];
            500: components["responses"]["Failure"];
            503: components["responses"]["Busy"];
        };
    };
    edge: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description Names this answer in this form */
                    ETag?: string;
                    /** @description Where the next page is, `rel="next"`; absent on the last */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description null: the run has no scored models, and there are no figures */
                        as_of: string | null;
                        figures: {
                            /** @description A model good and fast enough runs on the best device of who asks */
                            could: {
                                value: number;
                                /** @description 5% quantile over the ranges of the inputs */
                                low: number;
                                /** @description 95% quantile */
                                high: number;
                            };
                            /** @description And costs less there than from a provider */
                            would_pay: {
                                value: number;
                                /** @description 5% quantile over the ranges of the inputs */
                                low: number;
                                /** @description 95% quantile */
                                high: number;
                            };
                            /** @description And is run there */
                            does: {
                                value: number;
                                /** @description 5% quantile over the ranges of the inputs */
                                low: number;
                                /** @description 95% quantile */
                                high: number;
                            };
                        } | null;
                        ids: {
                            could: string;
                            would_pay: string;
                            does: string;
                        };
                        history: {
                            /** @description A model good and fast enough runs on the best device of who asks */
                            could: {
                                value: number;
                                /** @description 5% quantile over the ranges of the inputs */
                                low: number;
                                /** @description 95% quantile */
                                high: number;
                            };
                            /** @description And costs less there than from a provider */
                            would_pay: {
                                value: number;
                                /** @description 5% quantile over the ranges of the inputs */
                                low: number;
                                /** @description 95% quantile */
                                high: number;
                            };
                            /** @description And is run there */
                            does: {
                                value: number;
                                /** @description 5% quantile over the ranges of the inputs */
                                low: number;
                                /** @description 95% quantile */
                                high: number;
                            };
                            /** Format: date */
                            as_of: string;
                        }[];
                        tasks: {
                            id: string;
                            title: string;
                            token_proportion: number;
                            could: number;
                            would_pay: number;
                            does: number;
                        }[];
                        quantization: string | null;
                        draws: number | null;
                        seed: number;
                        inputs: {
                            name: string;
                            value: number;
                            low: number;
                            high: number;
                            /**
                             * @description How it is known
                             * @enum {string}
                             */
                            grade: "measured" | "press" | "assumption";
                            /** @description A source, or for an assumption its reason */
                            why: string;
                        }[];
                        /** @description Content hash of the inputs */
                        snapshot: string;
                    };
                    "text/csv": string;
                    "application/vnd.apache.parquet": string;
                };
            };
            /** @description What `If-None-Match` names still holds */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["WrongQuery"];
            401: components["responses"]["NoToken"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NoSuchForm"];
            500: components["responses"]["Failure"];
            503: components["responses"]["Busy"];
        };
    };
    models: {
        parameters: {
            query?: {
                /**
                 * @description Most rows of one answer
                 * @example 3
                 */
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
            /** @description The answer */
            200: {
                headers: {
                    /** @description Names this answer in this form */
                    ETag?: string;
                    /** @description Where the next page is, `rel="next"`; absent on the last */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            name: string;
                            developers: string[];
                            jurisdictions: string[];
                            /** Format: date */
                            released: string;
                            /** @description null: nobody states it */
                            access: ("open" | "closed") | null;
                            /** @description Points of the capability index */
                            score: number;
                            /** @description How sure the publisher is of the facts */
                            confidence: string;
                            total_parameters: number | null;
                            active_parameters: number | null;
                            /** @description Id of the source of the score */
                            source: string;
                        }[];
                        /** @description Items of all pages */
                        total: number;
                        /** @description Cursor of the next page; null on the last */
                        next: string | null;
                        /** @description Content hash of the inputs */
                        snapshot: string;
                    };
                    "text/csv": string;
                    "application/vnd.apache.parquet": string;
                };
            };
            /** @description What `If-None-Match` names still holds */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["WrongQuery"];
            401: components["responses"]["NoToken"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NoSuchForm"];
            500: components["responses"]["Failure"];
            503: components["responses"]["Busy"];
        };
    };
    levels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description Names this answer in this form */
                    ETag?: string;
                    /** @description Where the next page is, `rel="next"`; absent on the last */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
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
                        /** @description Coverage of the intervals of every reading */
                        interval: number;
                    };
                };
            };
            /** @description What `If-None-Match` names still holds */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["WrongQuery"];
            401: components["responses"]["NoToken"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NoSuchForm"];
            500: components["responses"]["Failure"];
            503: components["responses"]["Busy"];
        };
    };
    entities: {
        parameters: {
            query?: {
                /**
                 * @description Most rows of one answer
                 * @example 2
                 */
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
            /** @description The answer */
            200: {
                headers: {
                    /** @description Names this answer in this form */
                    ETag?: string;
                    /** @description Where the next page is, `rel="next"`; absent on the last */
                    Link?: string;
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
                    "text/csv": string;
                    "application/vnd.apache.parquet": string;
                };
            };
            /** @description What `If-None-Match` names still holds */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["WrongQuery"];
            401: components["responses"]["NoToken"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NoSuchForm"];
            500: components["responses"]["Failure"];
            503: components["responses"]["Busy"];
        };
    };
    entity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
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
            /** @description The answer */
            200: {
                headers: {
                    /** @description Names this answer in this form */
                    ETag?: string;
                    /** @description Where the next page is, `rel="next"`; absent on the last */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
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
                    "text/csv": string;
                    "application/vnd.apache.parquet": string;
                };
            };
            /** @description What `If-None-Match` names still holds */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["WrongQuery"];
            401: components["responses"]["NoToken"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NoSuchForm"];
            500: components["responses"]["Failure"];
            503: components["responses"]["Busy"];
        };
    };
    stale: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description Names this answer in this form */
                    ETag?: string;
                    /** @description Where the next page is, `rel="next"`; absent on the last */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
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
            /** @description What `If-None-Match` names still holds */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["WrongQuery"];
            401: components["responses"]["NoToken"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NoSuchForm"];
            500: components["responses"]["Failure"];
            503: components["responses"]["Busy"];
        };
    };
    security: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description Names this answer in this form */
                    ETag?: string;
                    /** @description Where the next page is, `rel="next"`; absent on the last */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Probability of success that confirmations keep an attacker below */
                        risk: number;
                        /** @description Coverage of the intervals */
                        interval: number;
                        draws: number;
                        seed: number;
                        /** @description Empty where the input has no blocks */
                        levels: {
                            layer: string;
                            level: string;
                            title: string;
                            /** Format: date */
                            from: string;
                            /**
                             * Format: date
                             * @description Day after the last of the window
                             */
                            until: string;
                            blocks: number;
                            /** @description Of them, tied to nobody */
                            unattributed: number;
                            /** @description Fewest with more than half of the blocks; null: those known have not */
                            majority: number | null;
                            /** @description Who may truly be the largest, by draws */
                            largest: {
                                name: string;
                                probability: number;
                            }[];
                            /** @description From the largest alone up to six */
                            coalitions: {
                                /** @description Members: those with the most blocks */
                                size: number;
                                entities: {
                                    id: string;
                                    name: string;
                                }[];
                                blocks: number;
                                proportion: number;
                                /** @description Interval: what chance could change */
                                low: number;
                                high: number;
                                /** @description Were all unattributed blocks theirs */
                                bound_high: number;
                                /** @description Chance of blocks alone */
                                exceeds: {
                                    /** @description Probability that the true proportion exceeds a third */
                                    third: number;
                                    /** @description Probability that it exceeds a half */
                                    half: number;
                                };
                                /** @description The same, were all unattributed blocks theirs */
                                bound_exceeds: {
                                    /** @description Probability that the true proportion exceeds a third */
                                    third: number;
                                    /** @description Probability that it exceeds a half */
                                    half: number;
                                };
                                /** @description The same of the truly largest, whoever they are, by draws */
                                whichever_exceeds: {
                                    /** @description Probability that the true proportion exceeds a third */
                                    third: number;
                                    /** @description Probability that it exceeds a half */
                                    half: number;
                                };
                                /** @description Fewest confirmations that keep success below the risk; null: no number is enough */
                                confirmations: {
                                    /** @description Averaged over what the proportion may truly be */
                                    estimate: number | null;
                                    /** @description At the lower end of the proportion’s interval */
                                    low: number | null;
                                    /** @description At its upper end */
                                    high: number | null;
                                };
                                /** @description If they tried without pause; nobody is known to */
                                reorganizations: {
                                    /** @description Blocks replaced at least */
                                    depth: number;
                                    /** @description A year, with attempts made without pause */
                                    per_year: number;
                                    /** @description The same by the strategy that makes most */
                                    most_per_year: number;
                                }[];
                                /** @description Expected days until six blocks in a row, by luck alone */
                                six_in_a_row_days: number;
                                /** @description Wait of a payment that they refuse and all others take */
                                refused: {
                                    /** @description Expected wait; null: for ever */
                                    expected_seconds: number | null;
                                    /** @description Not exceeded with the probability `interval` */
                                    quantile_seconds: number | null;
                                };
                                /** @description Feather forking: replacing blocks that hold the payment */
                                forks: {
                                    /** @description Blocks behind at which they give up */
                                    give_up_deficit: number;
                                    /** @description That their branch replaces a block */
                                    win_probability: number;
                                    /** @description Fee for which mining against the threat still pays, in rewards of a block; null: none does */
                                    break_even_fee_rewards: number | null;
                                }[];
                            }[];
                            /** @description Probability that the largest catches up, by confirmations */
                            risks: {
                                confirmations: number;
                                probability: number;
                                low: number;
                                high: number;
                            }[];
                            /** @description Pairs whose merger would matter most, that first */
                            mergers: {
                                names: string[];
                                /** @description Of the two as one */
                                proportion: number;
                                /** @description Points of the Herfindahl–Hirschman index */
                                hhi_added: number;
                                /** @description Chance of blocks alone */
                                exceeds: {
                                    /** @description Probability that the true proportion exceeds a third */
                                    third: number;
                                    /** @description Probability that it exceeds a half */
                                    half: number;
                                };
                                /** @description Fewest with more than half after it */
                                majority: number | null;
                                /** @description For the risk against the largest after it */
                                confirmations: number | null;
                            }[];
                            /** @description The largest, if it withheld blocks; nobody is known to */
                            selfish: {
                                /** @description Part of the others that mines on the withheld block in a tie */
                                tie_win: number;
                                /** @description Proportion from which the strategy of Eyal & Sirer pays */
                                threshold: number;
                                /** @description Part of the best chain’s blocks by that strategy */
                                closed_form: number;
                                /** @description The same by the best strategy: bounds */
                                optimal_low: number;
                                optimal_high: number;
                                /** @description Lost before the difficulty adjusts, in rewards of a block */
                                loss_rewards: number;
                                /** @description Days until that is made good; null: it never pays */
                                days_until_it_pays: number | null;
                            }[];
                        }[];
                        /** @description The delay that would explain the stale blocks seen; oldest first */
                        delays: {
                            from_height: number;
                            /** @description Height after the last */
                            until_height: number;
                            /**
                             * Format: date
                             * @description First stale block seen
                             */
                            from: string;
                            /**
                             * Format: date
                             * @description Last stale block seen
                             */
                            to: string;
                            stale: number;
                            /** @description Of episodes, not counted */
                            in_episodes: number;
                            /** @description Blocks of the best chain */
                            main: number;
                            stale_rate: number;
                            /** @description A lower bound, since nobody sees all stale blocks */
                            delay_seconds: number;
                            low_seconds: number;
                            high_seconds: number;
                        }[];
                        /** @description What the latest delay does to the pools of the latest window */
                        stale: {
                            delay_seconds: number;
                            /** @description Stale rate of all */
                            network: number;
                            /** @description Revenue per unit of hashrate of the largest over that of the smallest, less 1 */
                            size_advantage: number;
                            entities: {
                                id: string;
                                name: string;
                                proportion: number;
                                stale_rate: number;
                                /** @description Revenue over that of an equal part of the whole, less 1 */
                                revenue_advantage: number;
                            }[];
                        } | null;
                        /** @description null: the facts do not have what it is made of */
                        cost: {
                            network_hashes_per_second: number;
                            machine: string;
                            terahashes_per_second: number;
                            watts: number;
                            machine_usd: number;
                            usd_per_kwh: number;
                            /** @description Ids of the facts that these are taken from */
                            facts: string[];
                            attackers: {
                                /** @description Of the hashrate, once it attacks */
                                attacker: number;
                                /** @description Brought in beside what mines already */
                                added: {
                                    hashes_per_second: number;
                                    machines: number;
                                    megawatts: number;
                                    capital_usd: number;
                                    /** @description Electricity */
                                    running_usd_per_hour: number;
                                };
                                /** @description Mines already and changes sides; its owners have paid */
                                taken: {
                                    hashes_per_second: number;
                                    machines: number;
                                    megawatts: number;
                                    capital_usd: number;
                                    /** @description Electricity */
                                    running_usd_per_hour: number;
                                };
                            }[];
                        } | null;
                        models: {
                            id: string;
                            title: string;
                            /** @description What is computed */
                            model: string;
                            assumptions: string[];
                            not_said: string[];
                            citations: {
                                title: string;
                                url: string;
                            }[];
                        }[];
                        /** @description Content hash of the inputs */
                        snapshot: string;
                    };
                    "text/csv": string;
                    "application/vnd.apache.parquet": string;
                };
            };
            /** @description What `If-None-Match` names still holds */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["WrongQuery"];
            401: components["responses"]["NoToken"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NoSuchForm"];
            500: components["responses"]["Failure"];
            503: components["responses"]["Busy"];
        };
    };
    "security-history": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Field
                 * @example bitcoin
                 */
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
            /** @description The answer */
            200: {
                headers: {
                    /** @description Names this answer in this form */
                    ETag?: string;
                    /** @description Where the next page is, `rel="next"`; absent on the last */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        layer: string;
                        title: string;
                        /** @description Probability of success that confirmations keep the largest below */
                        risk: number;
                        /** @description Coverage of the intervals */
                        interval: number;
                        /** @description Oldest first */
                        windows: {
                            /** Format: date */
                            from: string;
                            /**
                             * Format: date
                             * @description Day after the last
                             */
                            until: string;
                            /** @description Id of the one with the most blocks */
                            entity: string;
                            name: string;
                            /** @description Of all blocks of the window */
                            proportion: number;
                            /** @description Interval: what chance could change */
                            low: number;
                            high: number;
                            /** @description Were all unattributed blocks its own */
                            bound_high: number;
                            /** @description Fewest confirmations that keep success below the risk; null: no number is enough */
                            confirmations: {
                                /** @description Averaged over what the proportion may truly be */
                                estimate: number | null;
                                /** @description At the lower end of the proportion’s interval */
                                low: number | null;
                                /** @description At its upper end */
                                high: number | null;
                            };
                        }[];
                        /** @description Content hash of the inputs */
                        snapshot: string;
                    };
                    "text/csv": string;
                    "application/vnd.apache.parquet": string;
                };
            };
            /** @description What `If-None-Match` names still holds */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["WrongQuery"];
            401: components["responses"]["NoToken"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NoSuchForm"];
            500: components["responses"]["Failure"];
            503: components["responses"]["Busy"];
        };
    };
    "economics-edge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description Names this answer in this form */
                    ETag?: string;
                    /** @description Where the next page is, `rel="next"`; absent on the last */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Best first */
                        models: {
                            id: string;
                            name: string;
                            /** Format: date */
                            released: string;
                            /** @description Points of the capability index, measured at full precision */
                            score: number;
                            total_parameters: number;
                            /** @description Read per token */
                            active_parameters: number;
                        }[];
                        tiers: {
                            id: string;
                            title: string;
                            device_class: string;
                            /** @description Of its memory, what is left for a model */
                            usable_bytes: number;
                            bandwidth_gigabytes_per_second: number;
                            /** @description An input with the range in which it may lie */
                            prefill_teraflop_per_second: {
                                value: number;
                                low: number;
                                high: number;
                                /** @description measured, press or assumption */
                                grade: string;
                                /** @description Its source; for an assumption its reason */
                                why: string;
                            };
                            /** @description Above what it takes when idle */
                            watts: {
                                value: number;
                                low: number;
                                high: number;
                                /** @description measured, press or assumption */
                                grade: string;
                                /** @description Its source; for an assumption its reason */
                                why: string;
                            };
                            /** @description An input with the range in which it may lie */
                            device_usd: {
                                value: number;
                                low: number;
                                high: number;
                                /** @description measured, press or assumption */
                                grade: string;
                                /** @description Its source; for an assumption its reason */
                                why: string;
                            };
                        }[];
                        /** @description How weights are stored */
                        quantization: string;
                        bits_per_weight: number;
                        decode: {
                            classes: {
                                device_class: string;
                                /** @description Part of the bandwidth that reading weights reaches */
                                efficiency: number;
                                fixed_milliseconds: number;
                            }[];
                            /** @description Of that part, what mixtures of experts reach */
                            mixture_factor: number;
                        };
                        /** @description An input with the range in which it may lie */
                        usd_per_kwh: {
                            value: number;
                            low: number;
                            high: number;
                            /** @description measured, press or assumption */
                            grade: string;
                            /** @description Its source; for an assumption its reason */
                            why: string;
                        };
                        /** @description An input with the range in which it may lie */
                        device_years: {
                            value: number;
                            low: number;
                            high: number;
                            /** @description measured, press or assumption */
                            grade: string;
                            /** @description Its source; for an assumption its reason */
                            why: string;
                        };
                        /** @description Multiplies every predicted speed */
                        speed_factor: {
                            value: number;
                            low: number;
                            high: number;
                            /** @description measured, press or assumption */
                            grade: string;
                            /** @description Its source; for an assumption its reason */
                            why: string;
                        };
                        prices: {
                            id: string;
                            title: string;
                            provider: string | null;
                            /** @description Of tokens read */
                            usd_per_million_in: number;
                            /** @description Of tokens written */
                            usd_per_million_out: number;
                            /** @description Day of which it speaks */
                            from: string | null;
                            note: string | null;
                            /** @description Ids of the facts: of tokens read, of tokens written */
                            facts: string[];
                        }[];
                        default_price: string;
                        /** @description Content hash of the inputs */
                        snapshot: string;
                    };
                    "text/csv": string;
                    "application/vnd.apache.parquet": string;
                };
            };
            /** @description What `If-None-Match` names still holds */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["WrongQuery"];
            401: components["responses"]["NoToken"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NoSuchForm"];
            500: components["responses"]["Failure"];
            503: components["responses"]["Busy"];
        };
    };
    "economics-forecasts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description Names this answer in this form */
                    ETag?: string;
                    /** @description Where the next page is, `rel="next"`; absent on the last */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        as_of: string;
                        scopes: {
                            id: string;
                            title: string;
                            unit: string;
                            counts: string;
                            within: string | null;
                        }[];
                        forecasts: {
                            id: string;
                            publisher: string;
                            scope: string;
                            /** @description Month */
                            published: string;
                            /** @description Where it starts; null where its page does not say */
                            base: {
                                /** @description A year, or a month as 2025-12 */
                                period: string;
                                value: number;
                            } | null;
                            target: {
                                /** @description A year, or a month as 2025-12 */
                                period: string;
                                value: number;
                            };
                            /** @description Percent a year */
                            stated_growth_percent: number | null;
                            /** @description Period from which growth is stated, or else implied */
                            growth_from: string | null;
                            /** @description What the two ends come to */
                            implied_growth_percent: number | null;
                            /** @enum {string} */
                            status: "pending" | "due, outcome not known" | "scored";
                            score: {
                                outcome: number;
                                outcome_fact: string | null;
                                /** @description Above 0 where the forecast was too high */
                                percent_error: number;
                                /** @description 1 is exact, 0 no better than no change */
                                skill_over_no_change: number | null;
                                /** @description null where no range is stated */
                                is_in_stated_range: boolean | null;
                            } | null;
                            /**
                             * @description primary: read where its publisher states it; press: told by a page; quoted: from notes that cite it
                             * @enum {string}
                             */
                            grade: "primary" | "press" | "quoted";
                            /** @description What would settle it */
                            resolution: string;
                            source: {
                                title: string;
                                url: string;
                                read: string;
                            };
                            note: string | null;
                        }[];
                        bands: {
                            scope: string;
                            /** @description A year, or a month as 2025-12 */
                            period: string;
                            publishers: number;
                            /** @description Of them, read off between the ends of a forecast */
                            interpolated: number;
                            low: number;
                            median: number;
                            high: number;
                        }[];
                        /** @description Forecasts of a part that are more than the same publisher’s of the whole */
                        larger_parts: {
                            id: string;
                            whole_id: string;
                            whole_value: number;
                        }[];
                        /** @description Content hash of the inputs */
                        snapshot: string;
                    };
                    "text/csv": string;
                    "application/vnd.apache.parquet": string;
                };
            };
            /** @description What `If-None-Match` names still holds */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["WrongQuery"];
            401: components["responses"]["NoToken"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NoSuchForm"];
            500: components["responses"]["Failure"];
            503: components["responses"]["Busy"];
        };
    };
    "economics-mining": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description Names this answer in this form */
                    ETag?: string;
                    /** @description Where the next page is, `rel="next"`; absent on the last */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description null: the facts do not have difficulty, fees and hashprice */
                        mining: {
                            network: {
                                /** @description By the latest difficulty, at ten minutes a block */
                                hashes_per_second: number;
                                /** @description Subsidy and fees of 144 blocks */
                                coins_per_day: number;
                                facts: string[];
                            };
                            hashprice: {
                                usd_per_ph_day: number;
                                /** Format: date */
                                date: string;
                                /** @description Id of the fact that says so */
                                fact: string;
                            };
                            assumptions: {
                                /** @description An assumption with the range in which it may lie */
                                median_usd_per_kwh: {
                                    value: number;
                                    low: number;
                                    high: number;
                                    why: string;
                                };
                                /** @description An assumption with the range in which it may lie */
                                log_deviation: {
                                    value: number;
                                    low: number;
                                    high: number;
                                    why: string;
                                };
                                /** @description An assumption with the range in which it may lie */
                                half_life_years: {
                                    value: number;
                                    low: number;
                                    high: number;
                                    why: string;
                                };
                            };
                            /** @description The fleet behind the network, inferred from machines, hashprice and assumed tariffs */
                            fleet: {
                                /** Format: date */
                                date: string;
                                /** @description Of the hashrate that runs; of the machines alone */
                                joules_per_terahash: number;
                                /** @description Interval over the ranges of the assumptions */
                                low: number;
                                high: number;
                                level: number;
                                draws: number;
                                seed: number;
                                /** @description Of the installed hashrate */
                                running_proportion: number;
                                /** @description Least efficient machine that breaks even at the median tariff */
                                marginal: string | null;
                            };
                            /** @description Oldest first */
                            machines: {
                                id: string;
                                name: string;
                                /** @description cpu, gpu, fpga, or an ASIC by its chips */
                                class: string;
                                /**
                                 * Format: date
                                 * @description When it could first be had
                                 */
                                from: string;
                                joules_per_terahash: number;
                                terahashes_per_second: number;
                                watts: number;
                                /** @description List price; null: not known */
                                usd: number | null;
                                /** @description Tariff at which electricity takes all that it earns */
                                breakeven_usd_per_kwh: number;
                                /** @description Of these machines; null: not there yet */
                                running_proportion: number | null;
                                /** @description Of the hashrate that runs, as inferred */
                                hashrate_proportion: number | null;
                                /** @enum {string} */
                                grade: "press" | "recalled" | "assumption";
                                source: string;
                                url: string | null;
                            }[];
                            /** @description Latest tariff of each place, the cheapest first */
                            places: {
                                id: string;
                                name: string;
                                /**
                                 * @description Who pays the tariff
                                 * @enum {string}
                                 */
                                customers: "industry" | "miners" | "households";
                                usd_per_kwh: number;
                                /**
                                 * Format: date
                                 * @description First day of which the tariff speaks
                                 */
                                from: string;
                                /** @description Id of the fact that says so */
                                fact: string;
                                /** @description What the tariff is, in its source’s words */
                                quantity: string;
                                source: string;
                                url: string;
                            }[];
                            /** @description Costs of a coin that others publish; oldest first */
                            published: {
                                /** @description Id of the fact that says so */
                                fact: string;
                                subject: string;
                                quantity: string;
                                usd_per_coin: number;
                                /** Format: date */
                                from: string;
                                source: string;
                                url: string;
                            }[];
                        } | null;
                        /** @description Content hash of the inputs */
                        snapshot: string;
                    };
                    "text/csv": string;
                    "application/vnd.apache.parquet": string;
                };
            };
            /** @description What `If-None-Match` names still holds */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["WrongQuery"];
            401: components["responses"]["NoToken"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NoSuchForm"];
            500: components["responses"]["Failure"];
            503: components["responses"]["Busy"];
        };
    };
    "economics-entry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description Names this answer in this form */
                    ETag?: string;
                    /** @description Where the next page is, `rel="next"`; absent on the last */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        days: {
                            /** Format: date */
                            date: string;
                            /** @description By the last difficulty before it */
                            hashes_per_second: number;
                            /** @description Subsidy of 144 blocks */
                            coins_per_day: number;
                            coin_usd: number;
                            /** @description Id of the fact that says the price */
                            fact: string;
                            /** @description Ids: the most efficient of each class that could be had */
                            machines: string[];
                        }[];
                        machines: {
                            id: string;
                            name: string;
                            /** @description cpu, gpu, fpga, or an ASIC by its chips */
                            class: string;
                            /**
                             * Format: date
                             * @description When it could first be had
                             */
                            from: string;
                            terahashes_per_second: number;
                            watts: number;
                            /** @description List price; null: not known */
                            usd: number | null;
                        }[];
                        /** @description Content hash of the inputs */
                        snapshot: string;
                    };
                    "text/csv": string;
                    "application/vnd.apache.parquet": string;
                };
            };
            /** @description What `If-None-Match` names still holds */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["WrongQuery"];
            401: components["responses"]["NoToken"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NoSuchForm"];
            500: components["responses"]["Failure"];
            503: components["responses"]["Busy"];
        };
    };
    "economics-hosting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description Names this answer in this form */
                    ETag?: string;
                    /** @description Where the next page is, `rel="next"`; absent on the last */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        deals: {
                            id: string;
                            /** @description Day, or month where the day is not known */
                            announced: string;
                            landlord: string | null;
                            tenant: string | null;
                            /** @description Whose workloads run, where a page says so */
                            end_user: string | null;
                            /** @description Who answers for a part of the rent */
                            guarantor: string | null;
                            critical_mw: number | null;
                            gross_mw: number | null;
                            /** @description Of the base term */
                            value_usd: number | null;
                            years: number | null;
                            escalator_per_year: number | null;
                            lease: string | null;
                            gpu_owner: string | null;
                            /** @description Per critical MW, over the base term */
                            average_usd_per_mw_year: number | null;
                            /** @description null: the escalator is not known */
                            first_year_usd_per_mw_year: number | null;
                            /** @description What is left for the site where GPUs are paid for */
                            site_usd_per_mw_year: number | null;
                            /** @description Rents compare within it alone; null: the lease or the owner of the GPUs is not known */
                            comparable_class: string | null;
                            grade: string;
                            source_url: string;
                        }[];
                        deals_remarks: string[];
                        concentration: {
                            /** @enum {string} */
                            moment: "before" | "after";
                            layer: string;
                            population: string;
                            /**
                             * Format: date
                             * @description Day after the last
                             */
                            until: string;
                            weight: number;
                            unit: string;
                            entities: number;
                            largest: string | null;
                            largest_proportion: number | null;
                            unattributed_proportion: number;
                            effective_number: number | null;
                            /** @description Were all unnamed one */
                            effective_number_bound_low: number | null;
                            /** @description Were they many and small */
                            effective_number_bound_high: number | null;
                            hhi_points: number | null;
                            hhi_points_bound_low: number | null;
                            hhi_points_bound_high: number | null;
                        }[];
                        concentration_remarks: string[];
                        /** @description Of the pivot, with ranges and reasons */
                        inputs: {
                            [key: string]: {
                                name: string;
                                value: number;
                                low: number;
                                high: number;
                                /** @enum {string} */
                                grade: "measured" | "press" | "assumption";
                                /** @description A source, or for an assumption its reason */
                                why: string;
                            };
                        };
                        /** @description Examples, as a file of a site has them */
                        sites: {
                            id: string;
                            site: {
                                name: string;
                            } & {
                                [key: string]: unknown;
                            };
                        }[];
                        network: {
                            exahashes_per_second: number;
                            /** @description Id of the fact that it is of */
                            fact: string;
                            coins_per_block: number;
                            /** @description An assumption: proportions of the hashrate */
                            fleet: {
                                joules_per_terahash: number;
                                proportion: number;
                            }[];
                            /** @description By country */
                            holders: {
                                id: string;
                                name: string;
                                proportion: number;
                            }[];
                        };
                        backcast: {
                            /**
                             * Format: date
                             * @description Day 0 of the path
                             */
                            from: string;
                            periods: {
                                /** Format: date */
                                from: string;
                                measured: number;
                                modelled: number;
                                modelled_from_day: number;
                                facts: string[];
                            }[];
                            hashrates: {
                                day: number;
                                exahashes_per_second: number;
                                fact: string;
                            }[];
                        };
                        /** @description Content hash of the inputs */
                        snapshot: string;
                    };
                    "text/csv": string;
                    "application/vnd.apache.parquet": string;
                };
            };
            /** @description What `If-None-Match` names still holds */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["WrongQuery"];
            401: components["responses"]["NoToken"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NoSuchForm"];
            500: components["responses"]["Failure"];
            503: components["responses"]["Busy"];
        };
    };
    overview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description Names this answer in this form */
                    ETag?: string;
                    /** @description Where the next page is, `rel="next"`; absent on the last */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            layer: string;
                            title: string;
                            /** @enum {string} */
                            domain: "bitcoin" | "ai";
                            resource: string;
                            role: string;
                            /** @enum {string} */
                            chance: "counts" | "published" | "none";
                            /** @enum {string} */
                            verdict: "concentrating" | "dispersing" | "no trend" | "too little data";
                            /** @description Slope of ln(effective number) a year; positive: dispersing */
                            slope_per_year: number | null;
                            slope_low: number | null;
                            slope_high: number | null;
                            slope_id: string | null;
                            /** @description Windows that are judged */
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
                            /** @description Effective number of the latest window that is shown */
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
                                estimate: number;
                                low: number | null;
                                high: number | null;
                                bound_low: number | null;
                                bound_high: number | null;
                                id: string;
                            } | null;
                            would_change: string;
                            artefact: string | null;
                            /** @description Effective number over time, thinned out for a small drawing, in four digits */
                            trajectory: (number | null)[];
                        }[];
                        /** @description Items of all pages */
                        total: number;
                        /** @description Cursor of the next page; null on the last */
                        next: string | null;
                        /** @description Content hash of the inputs */
                        snapshot: string;
                        headline: {
                            text: string;
                            figures: {
                                id: string;
                                value: number;
                                text: string;
                            }[];
                            names: string[];
                        };
                        meaning: {
                            text: string;
                            figures: {
                                id: string;
                                value: number;
                                text: string;
                            }[];
                            names: string[];
                        };
                        takeaways: {
                            text: string;
                            figures: {
                                id: string;
                                value: number;
                                text: string;
                            }[];
                            names: string[];
                        }[];
                        /** @description Coverage of the intervals */
                        interval: number;
                    };
                };
            };
            /** @description What `If-None-Match` names still holds */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["WrongQuery"];
            401: components["responses"]["NoToken"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NoSuchForm"];
            500: components["responses"]["Failure"];
            503: components["responses"]["Busy"];
        };
    };
    trajectories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description Names this answer in this form */
                    ETag?: string;
                    /** @description Where the next page is, `rel="next"`; absent on the last */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            layer: string;
                            title: string;
                            /** @enum {string} */
                            domain: "bitcoin" | "ai";
                            /** @enum {string} */
                            chance: "counts" | "published" | "none";
                            /**
                             * Format: date-time
                             * @description When its field began: the zero of its age
                             */
                            field_start: string;
                            /** @description First day of each window; the other columns have its order */
                            from: string[];
                            /** @description Day after the last of each window */
                            to: string[];
                            estimate: (number | null)[];
                            low: (number | null)[];
                            high: (number | null)[];
                            bound_low: (number | null)[];
                            bound_high: (number | null)[];
                        }[];
                        /** @description Items of all pages */
                        total: number;
                        /** @description Cursor of the next page; null on the last */
                        next: string | null;
                        /** @description Content hash of the inputs */
                        snapshot: string;
                        pairs: {
                            first: string;
                            second: string;
                            question: string;
                            /** @enum {string} */
                            verdict: "first concentrates relative to second" | "first disperses relative to second" | "no difference shown" | "too little data";
                            sentence: string;
                            /** @description Slope of the first less that of the second */
                            difference_per_year: number | null;
                            low: number | null;
                            high: number | null;
                            id: string;
                            /** @description Ways of comparing that were tried; null: one */
                            specifications: number | null;
                            /** @description Proportion of those ways whose verdict is the same */
                            alike: number | null;
                        }[];
                    };
                };
            };
            /** @description What `If-None-Match` names still holds */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["WrongQuery"];
            401: components["responses"]["NoToken"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NoSuchForm"];
            500: components["responses"]["Failure"];
            503: components["responses"]["Busy"];
        };
    };
    changes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description Names this answer in this form */
                    ETag?: string;
                    /** @description Where the next page is, `rel="next"`; absent on the last */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            layer: string;
                            title: string;
                            /** @enum {string} */
                            status: "both" | "new" | "lost";
                            /** @description Effective number of the latest window then */
                            before: {
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
                                estimate: number;
                                low: number | null;
                                high: number | null;
                            } | null;
                            /** @description Effective number of the latest window now */
                            after: {
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
                                estimate: number;
                                low: number | null;
                                high: number | null;
                            } | null;
                            common_windows: number;
                            /** @description Windows of both runs whose value is another now */
                            revised_windows: number;
                            moved: {
                                entity: string;
                                name: string;
                                before: number | null;
                                after: number | null;
                            }[];
                        }[];
                        /** @description Items of all pages */
                        total: number;
                        /** @description Cursor of the next page; null on the last */
                        next: string | null;
                        /** @description Content hash of the inputs */
                        snapshot: string;
                        previous: {
                            run: string;
                            snapshot: string;
                            title: string;
                            program_version: string;
                            /**
                             * Format: date-time
                             * @description Instant, UTC
                             */
                            finished_at: string;
                            /** @description What else than the data differs */
                            comparability: string | null;
                        } | null;
                        /** @description Why there is no earlier run; null where there is one */
                        note: string | null;
                        /** @description The latest whole window against the one a year before */
                        within: {
                            layer: string;
                            title: string;
                            before: {
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
                                estimate: number;
                                low: number | null;
                                high: number | null;
                                id: string;
                            };
                            after: {
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
                                estimate: number;
                                low: number | null;
                                high: number | null;
                                id: string;
                            };
                            /** @description In effective entities, of the counts as they stand */
                            proportions: number;
                            /** @description In effective entities, of the counts as they stand */
                            population: number;
                            /** @description In effective entities, of the counts as they stand */
                            labels: number;
                        }[];
                    };
                };
            };
            /** @description What `If-None-Match` names still holds */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["WrongQuery"];
            401: components["responses"]["NoToken"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NoSuchForm"];
            500: components["responses"]["Failure"];
            503: components["responses"]["Busy"];
        };
    };
    brief: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description Names this answer in this form */
                    ETag?: string;
                    /** @description Where the next page is, `rel="next"`; absent on the last */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        headline: {
                            text: string;
                            figures: {
                                id: string;
                                value: number;
                                text: string;
                            }[];
                            names: string[];
                        };
                        meaning: {
                            text: string;
                            figures: {
                                id: string;
                                value: number;
                                text: string;
                            }[];
                            names: string[];
                        };
                        sections: {
                            id: string;
                            title: string;
                            paragraphs: {
                                text: string;
                                figures: {
                                    id: string;
                                    value: number;
                                    text: string;
                                }[];
                                names: string[];
                            }[][];
                            points: {
                                lead: string | null;
                                sentences: {
                                    text: string;
                                    figures: {
                                        id: string;
                                        value: number;
                                        text: string;
                                    }[];
                                    names: string[];
                                }[];
                            }[];
                        }[];
                        sources: {
                            title: string;
                            publisher: string;
                            licence: string;
                            url: string;
                        }[];
                        citation: string;
                    };
                    "text/markdown": string;
                    "text/html": string;
                };
            };
            /** @description What `If-None-Match` names still holds */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["WrongQuery"];
            401: components["responses"]["NoToken"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NoSuchForm"];
            500: components["responses"]["Failure"];
            503: components["responses"]["Busy"];
        };
    };
    explain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A figure’s id, in which `~` stands for a colon and `~~` for `#`; its slashes stay
                 * @example verdict~bitcoin/blocks/pool~~slope
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description Names this answer in this form */
                    ETag?: string;
                    /** @description Where the next page is, `rel="next"`; absent on the last */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        label: string;
                        value: number;
                        /** @description As a text writes it */
                        text: string;
                        unit: string;
                        low: number | null;
                        high: number | null;
                        rule: string;
                        /** @description What it was made of */
                        inputs: {
                            what: string;
                            value: string;
                            file: string | null;
                            rows: string | null;
                        }[];
                        /** @description Sources to be credited */
                        sources: string[];
                        /** @description Content hash of the inputs */
                        snapshot: string;
                    };
                };
            };
            /** @description What `If-None-Match` names still holds */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["WrongQuery"];
            401: components["responses"]["NoToken"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NoSuchForm"];
            500: components["responses"]["Failure"];
            503: components["responses"]["Busy"];
        };
    };
    sources: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description Names this answer in this form */
                    ETag?: string;
                    /** @description Where the next page is, `rel="next"`; absent on the last */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            title: string;
                            publisher: string;
                            licence: string;
                            url: string;
                            from: string | null;
                            to: string | null;
                            rows: number;
                        }[];
                        /** @description Items of all pages */
                        total: number;
                        /** @description Cursor of the next page; null on the last */
                        next: string | null;
                        /** @description Content hash of the inputs */
                        snapshot: string;
                        problems: {
                            kind: string;
                            count: number;
                            message: string;
                        }[];
                        notes: string[];
                    };
                };
            };
            /** @description What `If-None-Match` names still holds */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["WrongQuery"];
            401: components["responses"]["NoToken"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NoSuchForm"];
            500: components["responses"]["Failure"];
            503: components["responses"]["Busy"];
        };
    };
    facts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description Names this answer in this form */
                    ETag?: string;
                    /** @description Where the next page is, `rel="next"`; absent on the last */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            subject: string;
                            quantity: string;
                            value: number;
                            low: number | null;
                            high: number | null;
                            unit: string;
                            /** @description First day of which the value speaks */
                            from: string;
                            /** @description Day after the last */
                            until: string;
                            /**
                             * @description primary: read where its author published it; press: where it is quoted; computed: by a rule
                             * @enum {string}
                             */
                            grade: "primary" | "press" | "computed";
                            layer: string | null;
                            entity: string | null;
                            rule: string | null;
                            source: string;
                            url: string;
                            /** @description Day on which it was read */
                            read: string;
                            note: string | null;
                        }[];
                        /** @description Items of all pages */
                        total: number;
                        /** @description Cursor of the next page; null on the last */
                        next: string | null;
                        /** @description Content hash of the inputs */
                        snapshot: string;
                    };
                    "text/csv": string;
                    "application/vnd.apache.parquet": string;
                };
            };
            /** @description What `If-None-Match` names still holds */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["WrongQuery"];
            401: components["responses"]["NoToken"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NoSuchForm"];
            500: components["responses"]["Failure"];
            503: components["responses"]["Busy"];
        };
    };
    snapshots: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description Names this answer in this form */
                    ETag?: string;
                    /** @description Where the next page is, `rel="next"`; absent on the last */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            hash: string;
                            title: string;
                            licence: string | null;
                            rows: number;
                            from: string | null;
                            to: string | null;
                            retrieved_at: string | null;
                            /** @description Whether it is the one that is looked at */
                            is_present: boolean;
                            /** @description Whether the store holds it */
                            is_stored: boolean;
                            runs: {
                                id: string;
                                program_version: string;
                                label_set: string;
                                seed: number | null;
                                window_days: number | null;
                                /**
                                 * Format: date-time
                                 * @description Instant, UTC
                                 */
                                finished_at: string;
                            }[];
                        }[];
                        /** @description Items of all pages */
                        total: number;
                        /** @description Cursor of the next page; null on the last */
                        next: string | null;
                        /** @description Content hash of the inputs */
                        snapshot: string;
                        note: string | null;
                    };
                };
            };
            /** @description What `If-None-Match` names still holds */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["WrongQuery"];
            401: components["responses"]["NoToken"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NoSuchForm"];
            500: components["responses"]["Failure"];
            503: components["responses"]["Busy"];
        };
    };
    run: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    /** @description Names this answer in this form */
                    ETag?: string;
                    /** @description Where the next page is, `rel="next"`; absent on the last */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Content hash of the inputs */
                        snapshot: string;
                        input: string;
                        label_set: string;
                        program_version: string;
                        parameters: {
                            window_days: number;
                            interval: number;
                            group_correlation: number;
                        };
                        seed: number;
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
                        verdict_rule: string;
                        citation: string;
                        /** @description Which published numbers a version changed, and why */
                        figures_moved: {
                            version: string;
                            blocks: ({
                                /** @constant */
                                kind: "paragraph";
                                text: string;
                            } | {
                                /** @constant */
                                kind: "table";
                                columns: string[];
                                rows: string[][];
                            })[];
                        }[];
                    };
                };
            };
            /** @description What `If-None-Match` names still holds */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["WrongQuery"];
            401: components["responses"]["NoToken"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NoSuchForm"];
            500: components["responses"]["Failure"];
            503: components["responses"]["Busy"];
        };
    };
}

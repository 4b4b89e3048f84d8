import { runRaceStream } from '../models/security/race-summary.ts';
import { answerTasks } from './_answer-tasks.ts';

answerTasks(runRaceStream);

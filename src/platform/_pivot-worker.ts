import { runPivotStream } from '../models/economics/pivot-run.ts';
import { answerTasks } from './_answer-tasks.ts';

answerTasks(runPivotStream);

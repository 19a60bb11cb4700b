/** `dateline mention`: accepts, rejects, links and unlinks mentions. */
import { defineChange, globalId } from './change-command.ts';
import { defineGroup } from './command.ts';

const defineJudgement = (verb: 'accept' | 'reject' | 'unlink', summary: string) =>
  defineChange({
    usage: `${verb} <mention>`,
    summary,
    mutation: ([mention = '']) => ({ name: `${verb}Mention`, input: { mention: globalId('Mention', mention) } }),
  });

export const mentionCommand = defineGroup('mention', 'accept, reject, link and unlink mentions', [
  defineJudgement('accept', 'say that a mention is one, and counts'),
  defineJudgement('reject', 'say that a mention is none, and counts nowhere'),
  defineJudgement('unlink', 'say that a mention names no entity that is known'),
  defineChange({
    usage: 'relink <mention> <entity>',
    summary: 'say which entity a mention names',
    mutation: ([mention = '', entity = '']) => ({
      name: 'relinkMention',
      input: { mention: globalId('Mention', mention), entity: globalId('Entity', entity) },
    }),
  }),
]);

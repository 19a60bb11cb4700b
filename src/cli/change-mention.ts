/** `dateline mention`: accepts, rejects, links and unlinks mentions. */
import { defineChange, idOf } from './change-command.ts';
import { defineGroup } from './command.ts';

const defineOne = (verb: 'accept' | 'reject' | 'unlink', summary: string) =>
  defineChange({
    usage: `${verb} <mention>`,
    summary,
    mutation: ([mention = '']) => ({ name: `${verb}Mention`, input: { mention: idOf('Mention', mention) } }),
  });

export const mentionCommand = defineGroup('mention', 'accept, reject, link and unlink mentions', [
  defineOne('accept', 'say that a mention is one, and counts'),
  defineOne('reject', 'say that a mention is none, and counts nowhere'),
  defineOne('unlink', 'say that a mention names no entity that is known'),
  defineChange({
    usage: 'relink <mention> <entity>',
    summary: 'say which entity a mention names',
    mutation: ([mention = '', entity = '']) => ({
      name: 'relinkMention',
      input: { mention: idOf('Mention', mention), entity: idOf('Entity', entity) },
    }),
  }),
]);

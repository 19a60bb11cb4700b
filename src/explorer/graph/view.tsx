/** The view of the graph: entities and who stands beside whom, as a drawing and as tables. */
import { useRef } from 'react';
import { useParams } from '../routing/params.ts';
import { EntityPicker } from '../shared/entity-picker.tsx';
import { Message } from '../shared/message.tsx';
import { useTitle } from '../shared/use-title.ts';
import { useActions } from './actions.ts';
import { CanvasButtons } from './canvas/canvas-buttons.tsx';
import { GraphCanvas } from './canvas/graph-canvas.tsx';
import type { Renderer } from './canvas/renderer.ts';
import { ChosenPanel } from './chosen-panel.tsx';
import { Filters } from './controls/filters.tsx';
import { RemovedList } from './controls/removed-list.tsx';
import { ExportButtons } from './export/export-buttons.tsx';
import { Legend } from './legend.tsx';
import { MOST_OPEN, PARAMS } from './params.ts';
import { Missing, Progress } from './progress.tsx';
import { EdgeTable } from './tables/edge-table.tsx';
import { NodeTable } from './tables/node-table.tsx';
import { useGraph } from './use-graph.ts';

const Empty = () => (
  <Message title="Whose graph?">
    Choose a person, an organization, a place or anything else by its name above. Those who are named beside it are
    drawn around it; from there you go on.
  </Message>
);

/** Of an edge, by its key, the ids at both ends. */
const endsOf = (key: string): string[] => key.split('\n');

export default function GraphView() {
  const [state, update] = useParams(PARAMS);
  const { all, drawing, picture, palette, path, isBusy, surroundings, layout } = useGraph(state);
  const actions = useActions(state, update);
  const renderer = useRef<Renderer | null>(null);
  const names = state.around.flatMap((id) => all.nodes.get(id)?.name ?? []);
  useTitle(names.length > 0 ? `Graph of ${names.slice(0, 3).join(', ')}` : 'Graph');
  const isEmpty = state.around.length === 0 && state.path.length < 2;
  const pathFrom = all.nodes.get(actions.pathFrom)?.name;
  return (
    <div className="graph-view">
      <h1>Graph</h1>
      <div className="graph-controls">
        {actions.isFull ? (
          <p className="note">{MOST_OPEN} entities are expanded, which is the most. Collapse one to add another.</p>
        ) : (
          <EntityPicker label="Add an entity" onPick={({ id }) => actions.open(id)} />
        )}
        <Filters state={state} update={update} />
      </div>
      <Progress drawing={drawing} surroundings={surroundings} layout={layout} pathFrom={pathFrom} />
      <Missing surroundings={surroundings} layout={layout} open={state.around.length} />
      {isEmpty ? (
        <Empty />
      ) : (
        <>
          <div className="graph-stage">
            <div className="graph-drawing">
              <GraphCanvas
                picture={picture}
                palette={palette}
                renderer={renderer}
                isBusy={isBusy}
                node={state.node}
                edge={state.edge.toSorted().join('\n')}
                onNode={(id) => (state.node === id ? actions.open(id) : actions.choose(id))}
                onNodeTwice={actions.open}
                onEdge={(key) => actions.chooseEdge(endsOf(key))}
                onStage={() => (state.node !== '' || state.edge.length > 0) && actions.choose('')}
              />
              <CanvasButtons renderer={renderer} />
              <Legend />
            </div>
            <ChosenPanel state={state} update={update} actions={actions} all={all} path={path} />
          </div>
          <div className="graph-below">
            <ExportButtons picture={picture} palette={palette} renderer={renderer} names={names} />
            <RemovedList
              without={state.without}
              all={all}
              onBringBack={(id) => update({ without: state.without.filter((each) => each !== id) })}
            />
          </div>
          <p className="note">
            Each entity that is expanded brings its heaviest connections and those among whom they lead to; two that
            nobody brought together may be named together all the same.
          </p>
          <div className="graph-tables">
            <NodeTable drawing={drawing} actions={actions} />
            <EdgeTable drawing={drawing} actions={actions} window={state.window} />
          </div>
        </>
      )}
    </div>
  );
}

import { TupleMap } from '../base/tuple-map.ts';
import type { SpatialLoop } from '../mapping/mapping.ts';
import { LOOP_DIMS, UNIT_EXTENTS } from '../workload/dims.ts';
import type { Layer } from '../workload/layer.ts';
import { OPERANDS } from '../workload/operand.ts';
import type { AlongX } from './along-x.ts';
import { type MeshHops, meshHops, type Routing } from './mesh-hops.ts';
import type { NestRows } from './nest-columns.ts';
import type { PricedNetwork } from './network-energy.ts';

/** Children along x and y by dimension, then the steps of P, Q, R, S between children. */
const KEY_LENGTH = 20;
/** Ways to spread that are remembered. */
const KNOWN_AT_MOST = 50_000;

/**
 * Hops below one level of nests of one layer: `meshHops`, found again by what it depends on without making text of it.
 * The spatial loops of an axis are taken in the order of `LOOP_DIMS`.
 */
export class HopTable {
  private readonly layer: Layer;
  private readonly network: Pick<PricedNetwork, 'level' | 'mesh'>;
  private readonly routing: Routing;
  private readonly key = new Float64Array(KEY_LENGTH);
  private readonly known = new TupleMap<readonly MeshHops[]>(KNOWN_AT_MOST);

  constructor(layer: Layer, network: Pick<PricedNetwork, 'level' | 'mesh'>, routing: Routing) {
    this.layer = layer;
    this.network = network;
    this.routing = routing;
  }

  /**
   * Hops of weights, inputs and outputs.
   *
   * @param rows    the row of the nest (`nest-columns.ts`) starts at `at`
   * @param alongX  children along x of all levels of the nest start at `alongXAt`
   */
  hopsOf(
    rows: NestRows,
    at: number,
    levels: number,
    alongX: AlongX,
    alongXAt: number,
  ): readonly MeshHops[] {
    this.writeKey(rows, at, levels, alongX, alongXAt);
    const known = this.known.get(this.key);
    if (known !== undefined) return known;
    const hops = this.count();
    this.known.add(this.key, hops);
    return hops;
  }

  /** Writes what the hops depend on. */
  private writeKey(
    rows: NestRows,
    at: number,
    levels: number,
    alongX: AlongX,
    alongXAt: number,
  ): void {
    const { key } = this;
    const { level } = this.network;
    const innerAt = at + 24 + level * 8;
    const spatialAt = innerAt + levels * 8;
    for (let dim = 0; dim < 8; dim++) {
      const x = alongX[alongXAt + level * 8 + dim] ?? 1;
      const y = (rows[spatialAt + dim] ?? 1) / x;
      key[dim] = x;
      key[8 + dim] = y;
    }
    for (let dim = 4; dim < 8; dim++) {
      // Steps tell apart only where a window is spread along both of its dimensions.
      const partner = dim < 6 ? dim + 2 : dim - 2;
      const isShared = (rows[spatialAt + dim] ?? 1) > 1 && (rows[spatialAt + partner] ?? 1) > 1;
      key[12 + dim] = isShared ? (rows[innerAt + dim] ?? 1) : 1;
    }
  }

  private count(): readonly MeshHops[] {
    const { layer, network, key, routing } = this;
    const window = { P: key[16] ?? 1, Q: key[17] ?? 1, R: key[18] ?? 1, S: key[19] ?? 1 };
    const tile = { ...UNIT_EXTENTS, ...window };
    const spatial = [...this.loops('x', 0), ...this.loops('y', 8)];
    return OPERANDS.map((operand) =>
      meshHops(layer, operand, network.mesh, spatial, tile, routing),
    );
  }

  private loops(axis: SpatialLoop['axis'], from: number): readonly SpatialLoop[] {
    return LOOP_DIMS.flatMap((dim, index) => {
      const bound = this.key[from + index] ?? 1;
      return bound > 1 ? [{ dim, bound, axis }] : [];
    });
  }
}

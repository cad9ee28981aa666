import { InputError } from '../../base/errors.ts';
import { didYouMean } from '../../base/nearest-name.ts';
import { autoNbaIcml2021 } from './papers/auto-nba-icml-2021.ts';
import { bestOfBothWorldsDac2020 } from './papers/best-of-both-worlds-dac-2020.ts';
import { chaidnnBoards } from './papers/chaidnn-boards.ts';
import { dpuPowerBoards } from './papers/dpu-power-boards.ts';
import { dpuZcu104 } from './papers/dpu-zcu104.ts';
import { eyerissJssc2017 } from './papers/eyeriss-jssc-2017.ts';
import { fnasDac2019 } from './papers/fnas-dac-2019.ts';
import { gemminiRtl } from './papers/gemmini-rtl.ts';
import { horowitzEyerissEnergy } from './papers/horowitz-eyeriss-energy.ts';
import { hwNasBench2021 } from './papers/hw-nas-bench-2021.ts';
import { naasDac2021 } from './papers/naas-dac-2021.ts';
import { nvdlaPrimer } from './papers/nvdla-primer.ts';
import { scaleSimV3 } from './papers/scale-sim-v3.ts';
import { shenIsca2017 } from './papers/shen-isca-2017.ts';
import { tpuIsca2017 } from './papers/tpu-isca-2017.ts';
import { zhangFpga2015 } from './papers/zhang-fpga-2015.ts';
import { type AnyReproduction, reproduction } from './reproduction.ts';

/** Published results that can be computed again, each with a folder of its name in `experiments`. */
export const REPRODUCTIONS: readonly AnyReproduction[] = [
  reproduction(zhangFpga2015),
  reproduction(shenIsca2017),
  reproduction(autoNbaIcml2021),
  reproduction(hwNasBench2021),
  reproduction(eyerissJssc2017),
  reproduction(gemminiRtl),
  reproduction(horowitzEyerissEnergy),
  reproduction(nvdlaPrimer),
  reproduction(scaleSimV3),
  reproduction(chaidnnBoards),
  reproduction(dpuZcu104),
  reproduction(tpuIsca2017),
  reproduction(bestOfBothWorldsDac2020),
  reproduction(dpuPowerBoards),
  reproduction(fnasDac2019),
  reproduction(naasDac2021),
];

/**
 * A reproduction by its name.
 *
 * @throws InputError where there is none, with the nearest name
 */
export function findReproduction(name: string): AnyReproduction {
  const found = REPRODUCTIONS.find((each) => each.name === name);
  if (found !== undefined) return found;
  throw new InputError({
    rule: 'must be the name of a known reproduction',
    got: `"${name}"`,
    remedy: didYouMean(
      name,
      REPRODUCTIONS.map((each) => each.name),
    ),
  });
}

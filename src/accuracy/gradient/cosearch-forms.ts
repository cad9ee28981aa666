/** How accuracy and cost become one loss. */
export const COSEARCH_LOSSES = ['fbnet', 'proxyless'] as const;

export type CosearchLoss =
  /** CE · α · ln(cost)^β. Source: Wu et al., FBNet, CVPR 2019, Eq. 2. */
  | { readonly form: 'fbnet'; readonly alpha: number; readonly beta: number }
  /** CE + λ · cost. Source: Cai, Zhu, Han: ProxylessNAS, ICLR 2019, Section 3.2.1 (expected latency). */
  | { readonly form: 'proxyless'; readonly lambda: number };

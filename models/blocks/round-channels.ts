/**
 * A scaled channel count as the MobileNet family rounds it: the nearest multiple of 8, at least 8, and the next one up
 * where that would lose more than a tenth.
 *
 * Source: `make_divisible` in the TensorFlow and torchvision code of MobileNetV2.
 */
export function roundChannels(channels: number): number {
  const rounded = Math.max(8, Math.floor((channels + 4) / 8) * 8);
  return rounded < 0.9 * channels ? rounded + 8 : rounded;
}

import * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../../base/errors.ts';
import { registerGradients } from './wasm-gradients/register-gradients.ts';

/** `native` needs the optional package `@tensorflow/tfjs-node`; `cpu` is plain JavaScript, slow, and the authority. */
export const BACKENDS = ['native', 'wasm', 'cpu'] as const;
export type BackendName = (typeof BACKENDS)[number];

export interface OpenBackend {
  readonly name: BackendName;
  /** Why it was chosen, for the user. */
  readonly reason: string;
}

/** Not a literal: TypeScript must not look for what may not be installed. */
const NATIVE_PACKAGE: string = '@tensorflow/tfjs-node';

/**
 * Makes TensorFlow.js compute on a backend.
 *
 * @param wanted  `auto`: native where it is installed, else wasm
 * @throws InputError where the wanted backend cannot be loaded
 */
export async function openBackend(wanted: BackendName | 'auto'): Promise<OpenBackend> {
  await import('@tensorflow/tfjs-layers'); // registers the gradients of operations: Node cannot load those of core alone
  tf.enableProdMode(); // or it prints an advertisement of its native package
  if (wanted === 'native' || wanted === 'auto') {
    if (await isNativeInstalled()) {
      return open('native', 'tensorflow', `${NATIVE_PACKAGE} is installed`);
    }
    if (wanted === 'native') throw withoutNative();
  }
  if (wanted === 'cpu') {
    await import('@tensorflow/tfjs-backend-cpu');
    return open('cpu', 'cpu', 'it was asked for');
  }
  await import('@tensorflow/tfjs-backend-wasm');
  registerGradients();
  const reason = wanted === 'wasm' ? 'it was asked for' : `${NATIVE_PACKAGE} is not installed`;
  return open('wasm', 'wasm', reason);
}

async function open(name: BackendName, registered: string, reason: string): Promise<OpenBackend> {
  if (!(await tf.setBackend(registered))) {
    throw new InputError({ path: 'backend', rule: 'must start on this machine', got: name });
  }
  await tf.ready();
  return { name, reason };
}

async function isNativeInstalled(): Promise<boolean> {
  try {
    await import(NATIVE_PACKAGE);
    return true;
  } catch {
    return false;
  }
}

function withoutNative(): InputError {
  return new InputError({
    path: 'backend',
    rule: `"native" needs the package ${NATIVE_PACKAGE}`,
    got: 'none that loads',
    remedy: `Run npm install ${NATIVE_PACKAGE}, or use the backend wasm`,
  });
}

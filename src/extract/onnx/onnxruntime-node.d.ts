/** The part of ONNX Runtime that Dateline uses. The package is not a dependency: operators install it. */
declare module 'onnxruntime-node' {
  export interface Tensor {
    readonly type: string;
    readonly dims: readonly number[];
    readonly data: unknown;
  }

  export const Tensor: new (type: 'int64', data: BigInt64Array, dims: readonly number[]) => Tensor;

  export interface InferenceSession {
    readonly inputNames: readonly string[];
    readonly outputNames: readonly string[];
    readonly run: (
      feeds: Readonly<Record<string, Tensor>>,
      options: RunOptions,
    ) => Promise<Readonly<Record<string, Tensor>>>;
  }

  export interface RunOptions {
    /** 4 is fatal. */
    readonly logSeverityLevel: 4;
  }

  export interface SessionOptions extends RunOptions {
    readonly executionProviders: readonly string[];
    readonly executionMode: 'sequential';
    readonly intraOpNumThreads: number;
    readonly interOpNumThreads: number;
  }

  export const InferenceSession: {
    readonly create: (path: string, options: SessionOptions) => Promise<InferenceSession>;
  };

  export const env: { logLevel?: 'verbose' | 'info' | 'warning' | 'error' | 'fatal' };
}

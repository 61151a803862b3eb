// Prism's declarations name the logger that it uses, which comes without declarations of its own.
declare module "pino" {
  export interface Logger {
    readonly level: string;
  }
  export interface LoggerOptions {
    readonly level?: string;
  }
  export type DestinationStream = NodeJS.WritableStream;
}

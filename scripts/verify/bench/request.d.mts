export declare const request: { readonly token: string; readonly body: object };

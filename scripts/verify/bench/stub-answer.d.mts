export declare function stubAnswer(): Promise<Response>;

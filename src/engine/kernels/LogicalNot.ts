import { unary } from "./elementwise";

export const logicalNot = unary("LogicalNot", "Not");

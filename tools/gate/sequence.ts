import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * What goes through the whole program comes first: it waits for databases and pages, and the checks beside the tests compute meanwhile.
 * What only computes comes last, in many short files, so that both processes end together.
 */
export class WaitingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const waits = ({ project }: TestSpecification): boolean => project.name === "program";
    return (await super.sort(files)).toSorted((one, other) => Number(waits(other)) - Number(waits(one)));
  }
}

import { Component, type ComponentType } from "preact";

/** A component that is drawn anew only with another prop: in a long list, only the rows that changed. */
export function steady<P extends object>(Drawn: ComponentType<P>): ComponentType<P> {
  return class Steady extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>): boolean {
      return (Object.keys(next) as (keyof P)[]).some((name) => next[name] !== this.props[name]);
    }
    override render() {
      return <Drawn {...this.props} />;
    }
  };
}

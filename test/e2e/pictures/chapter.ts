import type { PlaygroundPage } from '../support/playground-page';
import type { Product } from '../support/product';

/** What a part of the story has to tell it with. */
export interface Stage {
  page: PlaygroundPage;
  product: Product;
  /** Keeps a picture of the newest card as docs/images/<name>.png. */
  keeps(name: string): Promise<void>;
}

/** A part of the story that the pictures tell; each begins where the one before it ended. */
export type Chapter = (stage: Stage) => Promise<void>;

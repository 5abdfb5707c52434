/**
 * Images larger than memory, block by block: the algorithms as plain functions on serialisable state, and the engines
 * that run them, on this machine or on many. What comes out does not depend on the blocks, nor on who runs them where.
 */
package org.parcelj.blocks;

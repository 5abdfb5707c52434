package org.parcelj.blocks.rena;

import java.io.Serializable;

/**
 * What a block knows of the groups that its shared nodes fall into, while the blocks agree on their names: each is
 * named by the lowest id of its nodes.
 *
 * @param group of each shared node the number of its group here
 * @param names of each group the lowest id that is known of it
 * @param told of each shared node the lowest name that others know of its group
 */
record Links(SharedNodes nodes, int[] group, long[] names, long[] told) implements Serializable {}

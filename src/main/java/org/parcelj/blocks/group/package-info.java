/** Many subjects, each a task: what is made of each by itself, and how that comes together. */
package org.parcelj.blocks.group;

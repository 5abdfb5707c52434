/**
 * One thin SciJava command for each entry of the menu: reads its inputs, calls the library, gives its outputs by name.
 * Commands show nothing; the launcher does.
 */
package org.parcelj.commands;

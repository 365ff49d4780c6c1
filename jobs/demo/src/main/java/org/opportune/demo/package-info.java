/**
 * Everything on one machine with one command: a broker and an SMSC as processes, the live jobs on one MiniCluster,
 * traffic, and a balance sheet. In: traffic or a file of calls; out: what the jobs did. Never another topology than
 * live.
 */
package org.opportune.demo;

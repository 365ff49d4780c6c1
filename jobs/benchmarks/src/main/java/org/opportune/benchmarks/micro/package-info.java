/**
 * The hot functions one by one, under JMH. In comes the committed workload, out go thread CPU nanoseconds for each call
 * beside a yardstick of the same run. It measures calls, never the house: for that there are the rounds.
 */
package org.opportune.benchmarks.micro;

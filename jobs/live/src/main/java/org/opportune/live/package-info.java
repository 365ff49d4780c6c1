/**
 * The deployable jobs: the topologies of jobs/pipeline with Kafka and SMPP as their ends. In: settings; out: submitted
 * jobs. Never decides, never knows a simulator.
 */
package org.opportune.live;

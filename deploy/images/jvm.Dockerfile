# A service on the JVM, with what the JVM learnt of real requests: docker build -f deploy/images/jvm.Dockerfile --build-arg SERVICE=api-service .
# All three are built and trained together, so the first two stages are made once for the three images.
FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /shabou
COPY . .
# Health and metrics on a port of their own, which nothing in front publishes.
RUN mvn -B -ntp -Dmaven.test.skip=true -Dquarkus.management.enabled=true -am \
        -pl api-service,prospector-service,orion-service,deploy/local package

# By the very Java that will run them, since a cache fits no other. An image without one only starts more slowly.
FROM eclipse-temurin:25-jre AS trained
COPY --from=build /shabou /shabou
RUN SHABOU_HOME=/shabou java -Xmx384m -jar /shabou/deploy/local/target/shabou-local-*.jar train || echo "no AOT cache: $?" >&2; \
    mkdir -p /shabou/api-service/target/aot /shabou/prospector-service/target/aot /shabou/orion-service/target/aot

FROM eclipse-temurin:25-jre
ARG SERVICE
# The prospector opens pages that show nothing without JavaScript; the others carry no browser.
RUN if [ "$SERVICE" = prospector-service ]; then \
        apt-get update && apt-get install -y --no-install-recommends chromium nodejs && rm -rf /var/lib/apt/lists/*; \
    fi \
    && useradd --system --uid 10001 --home-dir /nonexistent --shell /usr/sbin/nologin shabou
# Where it was trained: the cache knows the jars by their place.
COPY --from=trained /shabou/$SERVICE/target/quarkus-app /shabou/$SERVICE/target/quarkus-app
COPY --from=trained /shabou/$SERVICE/target/aot /shabou/$SERVICE/target/aot
COPY deploy/images/start deploy/images/healthy deploy/images/run-service /usr/local/bin/
USER 10001
WORKDIR /tmp
ENV SERVICE_HOME=/shabou/$SERVICE/target
ENV JAVA_OPTS="-XX:MaxRAMPercentage=62 -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -XX:+ExitOnOutOfMemoryError"
ENTRYPOINT ["start", "run-service"]
